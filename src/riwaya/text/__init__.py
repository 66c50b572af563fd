"""Characters -> words with folded forms and offsets, sentences, quotations, and the ways a word may be cut."""

from riwaya.text.clitics import Cut, cuts
from riwaya.text.document import Document, cut
from riwaya.text.fold import fold
from riwaya.text.quotations import Quotation
from riwaya.text.sentences import Sentence
from riwaya.text.words import Kind, Word

__all__ = ["Cut", "Document", "Kind", "Quotation", "Sentence", "Word", "cut", "cuts", "fold"]
