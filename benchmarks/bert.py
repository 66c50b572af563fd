"""Sentences -> the rate of a BERT-base token classifier with random weights, PyTorch on one thread of the processor.

The yardstick for the kind of reader people would otherwise run. Speed does not hang on what the weights are, so they
are random. Its word pieces come from a tokenizer trained on the same sentences, which flatters it: a real one cuts
finer. Sentences are sorted by length and read in batches, the quickest way to run it. One such model tags one layer of
spans; a reading as full as ours would take several.
"""

import time
from collections.abc import Sequence
from itertools import chain
from typing import Any

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import BertConfig, BertForTokenClassification

SAMPLE = 40
"""Reports; all 395 would take it a quarter of an hour, and the rate does not change with their number."""
BATCH = 16
VOCABULARY = 30_000
LIMIT = 512
TAGS = 21


def measure(reports: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Reports and word pieces a second over reports given as sentences."""
    torch.set_num_threads(1)
    torch.manual_seed(0)
    sentences = list(chain.from_iterable(reports))
    tokenizer = _tokenizer(sentences)
    model = BertForTokenClassification(BertConfig(vocab_size=VOCABULARY, num_labels=TAGS)).eval()
    begun = time.process_time()
    pieces = sorted((e.ids[:LIMIT] for e in tokenizer.encode_batch(sentences)), key=len)
    with torch.inference_mode():
        for at in range(0, len(pieces), BATCH):
            batch = pieces[at : at + BATCH]
            width = len(batch[-1])
            ids = torch.tensor([p + [0] * (width - len(p)) for p in batch])
            mask = torch.tensor([[1] * len(p) + [0] * (width - len(p)) for p in batch])
            model(input_ids=ids, attention_mask=mask).logits.argmax(-1)
    took = time.process_time() - begun
    total = sum(map(len, pieces))
    return {
        "reports": len(reports),
        "sentences": len(sentences),
        "word_pieces": total,
        "reports_a_second": round(len(reports) / took, 2),
        "word_pieces_a_second": round(total / took),
        "batch": BATCH,
        "torch": torch.__version__,
        "parameters": sum(p.numel() for p in model.parameters()),
    }


def _tokenizer(sentences: Sequence[str]) -> Any:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.StripAccents()])
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    tokenizer.train_from_iterator(sentences, trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=special))
    return tokenizer
