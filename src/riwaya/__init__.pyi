from riwaya.errors import InputError as InputError
from riwaya.errors import LedgerError as LedgerError
from riwaya.errors import LexiconError as LexiconError
from riwaya.errors import RiwayaError as RiwayaError
from riwaya.model import Comparison as Comparison
from riwaya.model import Incident as Incident
from riwaya.model import Reading as Reading
from riwaya.model import Report as Report
from riwaya.model import dumps as dumps
from riwaya.workflow.scripting import Ledger as Ledger
from riwaya.workflow.scripting import compare as compare
from riwaya.workflow.scripting import read as read
from riwaya.workflow.scripting import read_files as read_files
from riwaya.workflow.scripting import report as report
from riwaya.workflow.scripting import table as table
from riwaya.workflow.scripting import to_pandas as to_pandas
from riwaya.workflow.scripting import to_polars as to_polars

__version__: str
