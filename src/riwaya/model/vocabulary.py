"""The closed lists of words a reading may use, as in READING.md and the annotation guidelines."""

from enum import StrEnum


class ReportKind(StrEnum):
    """What sort of published text a report is."""

    ARTICLE = "article"
    STATEMENT = "statement"
    POST = "post"


class ActorKind(StrEnum):
    """What an actor is; an unnamed source is an actor of its own and never its institution."""

    PERSON = "person"
    ARMED_GROUP = "armed_group"
    STATE_BODY = "state_body"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    POLITICAL_BODY = "political_body"
    MEDIA = "media"
    MONITOR = "monitor"
    INTERNATIONAL_BODY = "international_body"
    UNNAMED_SOURCE = "unnamed_source"
    POPULATION = "population"


class AliasKind(StrEnum):
    """How another name of an actor relates to its main name."""

    ABBREVIATION = "abbreviation"
    NOM_DE_GUERRE = "nom_de_guerre"
    LEGAL_NAME = "legal_name"
    SPELLING = "spelling"
    DISGUISED = "disguised"
    DESCRIPTION = "description"
    EXONYM = "exonym"


class PlaceKind(StrEnum):
    """What sort of place a name stands for."""

    COUNTRY = "country"
    GOVERNORATE = "governorate"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    DISTRICT = "district"
    CAMP = "camp"
    BUILDING = "building"
    BASE = "base"
    ROAD = "road"
    RIVER = "river"
    AIRSPACE = "airspace"
    AREA = "area"


class PlacePrecision(StrEnum):
    """How near the coordinates are to the place meant."""

    EXACT = "exact"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    NONE = "none"


class Voice(StrEnum):
    """Whether a claim is handed to a source or told by the article itself."""

    ATTRIBUTED = "attributed"
    AUTHOR = "author"


class Act(StrEnum):
    """What the speaker did in speaking."""

    STATE = "state"
    DENY = "deny"
    ACCUSE = "accuse"
    ADMIT = "admit"
    CLAIM_RESPONSIBILITY = "claim_responsibility"
    CONFIRM = "confirm"
    RETRACT = "retract"
    OPINE = "opine"
    CONDEMN = "condemn"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    ASK = "ask"


class Relay(StrEnum):
    """What the article did to the statement it passes on."""

    NEUTRAL = "neutral"
    ENDORSING = "endorsing"
    DOUBTING = "doubting"


class EventType(StrEnum):
    """Acts, in neutral words; the article's own word is kept as the trigger and as framing."""

    ARMED_CLASH = "armed_clash"
    GROUND_ATTACK = "ground_attack"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    CHEMICAL_ATTACK = "chemical_attack"
    EXPLOSION = "explosion"
    SUICIDE_BOMBING = "suicide_bombing"
    UNSPECIFIED_ATTACK = "unspecified_attack"
    KILLING = "killing"
    INJURY = "injury"
    DETENTION = "detention"
    DISAPPEARANCE = "disappearance"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    RECRUITMENT = "recruitment"
    RELEASE = "release"
    ESCAPE = "escape"
    EXCHANGE = "exchange"
    INTERCEPT = "intercept"
    SEIZE_MATERIEL = "seize_materiel"
    CAPTURE_TERRITORY = "capture_territory"
    WITHDRAW = "withdraw"
    REPEL = "repel"
    ARMED_ENTRY = "armed_entry"
    MOBILISE = "mobilise"
    SIEGE = "siege"
    EVACUATION = "evacuation"
    AID_BLOCKED = "aid_blocked"
    SUPPLY_ARMS = "supply_arms"
    COOPERATE = "cooperate"
    AIRSPACE_ENTRY = "airspace_entry"
    TRUCE_BREACH = "truce_breach"
    CEASEFIRE = "ceasefire"
    NEGOTIATE = "negotiate"
    AGREE = "agree"
    INTEGRATE_FORCES = "integrate_forces"
    APPOINT = "appoint"
    DISMISS = "dismiss"
    SANCTION = "sanction"
    RAID = "raid"
    THREATEN = "threaten"
    PROTEST = "protest"
    DISPLACE = "displace"
    DESTROY_PROPERTY = "destroy_property"
    TAKE_PROPERTY = "take_property"
    VISIT = "visit"
    AID = "aid"
    TRIAL = "trial"
    OTHER_CONFLICT = "other_conflict"


class Polarity(StrEnum):
    """Whether the claim says the event was or was not."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Reality(StrEnum):
    """Whether the claim tells the event as happened, intended, conceivable or called for."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DEMANDED = "demanded"


class Phase(StrEnum):
    """Whether the event is told as under way or over."""

    ONGOING = "ongoing"
    ENDED = "ended"


class Result(StrEnum):
    """How the event is told to have come out."""

    SUCCEEDED = "succeeded"
    FOILED = "foiled"
    PARTIAL = "partial"


class TimePrecision(StrEnum):
    """How fine a time expression is."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    NIGHT = "night"
    WEEK = "week"
    PART_OF_MONTH = "part_of_month"
    MONTH = "month"
    PART_OF_YEAR = "part_of_year"
    YEAR = "year"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """What a time was counted from: the day of publication, the text itself, or nothing."""

    REPORT = "report"
    TEXT = "text"
    NONE = "none"


class Bound(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Counted(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    DETAINED = "detained"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    FAMILIES = "families"
    AIRCRAFT = "aircraft"
    MISSILES = "missiles"
    STRIKES = "strikes"
    VEHICLES = "vehicles"
    BUILDINGS = "buildings"
    PLACES = "places"
    KM = "km"
    PERCENT = "percent"
    OTHER = "other"


class VictimStatus(StrEnum):
    """What a claim says the people counted were."""

    CIVILIAN = "civilian"
    FIGHTER = "fighter"
    UNKNOWN = "unknown"


class EvidenceKind(StrEnum):
    """The sort of thing a claim says it rests on."""

    DEVICE_DATA = "device_data"
    WRECKAGE = "wreckage"
    IMAGERY = "imagery"
    LEAKED_MESSAGES = "leaked_messages"
    DOCUMENT = "document"
    TESTIMONY = "testimony"
    LISTING = "listing"
    OBSERVATION = "observation"


class FramingKind(StrEnum):
    """How a word leans: a value word, a so-called, quotation marks, an honorific, a loaded verb."""

    EVALUATIVE = "evaluative"
    NAMING = "naming"
    SCARE_QUOTES = "scare_quotes"
    HONORIFIC = "honorific"
    LOADED_VERB = "loaded_verb"


class NoteKind(StrEnum):
    """What was left unresolved, and is said instead of guessed."""

    UNRESOLVED_SOURCE = "unresolved_source"
    UNRESOLVED_TIME = "unresolved_time"
    UNRESOLVED_PLACE = "unresolved_place"
    UNREAD_CUE = "unread_cue"
    AMBIGUOUS_ACTOR = "ambiguous_actor"
    SKIPPED = "skipped"


class Question(StrEnum):
    """The questions on which accounts of one incident are laid side by side."""

    PERPETRATOR = "perpetrator"
    WHO_STARTED = "who_started"
    OCCURRENCE = "occurrence"
    MEANS = "means"
    VICTIM_STATUS = "victim_status"
    COUNT = "count"
    PLACE = "place"
    TIME = "time"
    OUTCOME = "outcome"
    CAUSE = "cause"
    TARGET = "target"
    IDENTITY = "identity"
    REPEAT = "repeat"


class LookAlikeKind(StrEnum):
    """Why two differing answers are no disagreement."""

    UPDATE = "update"
    SCOPE = "scope"
    QUOTE = "quote"
    COMPATIBLE = "compatible"


class Camp(StrEnum):
    """Where an origin stands towards the party a claim accuses."""

    ACCUSED = "accused"
    ACCUSER_OR_ALLY = "accuser_or_ally"
    THIRD_PARTY = "third_party"
    WITNESS_OR_MEDICAL = "witness_or_medical"
    UNNAMED = "unnamed"


class Independence(StrEnum):
    """Whether an origin's independence of the others is shown; only ``shown`` ever adds to a count."""

    SHOWN = "shown"
    NOT_SHOWN = "not_shown"
    DEPENDENT = "dependent"
