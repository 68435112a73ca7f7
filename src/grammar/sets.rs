//! The closed classes of words that the code asks for, by the key they have in grammar files.

macro_rules! sets {
    ($($variant:ident = $key:literal,)+) => {
        /// A closed class of words; its members stand in `grammars/en/`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[allow(missing_docs)]
        #[repr(u16)]
        pub enum Set { $($variant,)+ }
        impl Set {
            /// All classes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The key in grammar files.
            pub const fn key(self) -> &'static str { match self { $(Self::$variant => $key,)+ } }
            /// The class with this key.
            pub fn from_key(key: &str) -> Option<Self> { match key { $($key => Some(Self::$variant),)+ _ => None } }
        }
    };
}

sets! {
    Article = "article",
    The = "the",
    Determiner = "determiner",
    Demonstrative = "demonstrative",
    Distributive = "distributive",
    DecadePart = "decade-part",
    Such = "such",
    Possessive = "possessive",
    PossessiveMark = "possessive-mark",
    Pronoun = "pronoun",
    PronounThing = "pronoun-thing",
    PronounMan = "pronoun-man",
    PronounWoman = "pronoun-woman",
    TitleMan = "title-man",
    TitleWoman = "title-woman",
    PronounThey = "pronoun-they",
    PronounWe = "pronoun-we",
    There = "there",
    Preposition = "preposition",
    Of = "of",
    In = "in",
    To = "to",
    From = "from",
    By = "by",
    For = "for",
    With = "with",
    Against = "against",
    On = "on",
    At = "at",
    Than = "than",
    And = "and",
    Or = "or",
    Coordinator = "coordinator",
    Between = "between",
    RangeTo = "range-to",
    Dash = "dash",
    Comma = "comma",
    OpenBracket = "open-bracket",
    CloseBracket = "close-bracket",
    UnitBracket = "unit-bracket",
    Slash = "slash",
    Colon = "colon",
    Semicolon = "semicolon",
    PlusSign = "plus-sign",
    Subordinator = "subordinator",
    Relative = "relative",
    More = "more",
    ComparativeStop = "comparative-stop",
    MeasureAdjective = "measure-adjective",
    AgeAfter = "age-after",
    Aged = "aged",
    AgeBound = "age-bound",
    BelowZero = "below-zero",
    AgedPronoun = "aged-pronoun",
    TurnAge = "turn-age",
    Born = "born",
    TotalNoun = "total-noun",
    Partitive = "partitive",
    AdverbSkip = "adverb-skip",
    Be = "be",
    Have = "have",
    Do = "do",
    MoveFromTo = "move-from-to",
    MoveAlone = "move-alone",
    PaymentForm = "payment-form",
    LevelVerb = "level-verb",
    ObjectControl = "object-control",
    AccuseVerb = "accuse-verb",
    HearerVerb = "hearer-verb",
    FinanceModifier = "finance-modifier",
    HalfNoun = "half-noun",
    CostVerb = "cost-verb",
    CompanyOffice = "company-office",
    TransferVerb = "transfer-verb",
    SufferVerb = "suffer-verb",
    SiteNoun = "site-noun",
    Still = "still",
    Would = "would",
    Liking = "liking",
    ApieceWord = "apiece",
    AddVerb = "add-verb",
    Compass = "compass",
    AtReport = "at-report",
    Off = "off",
    Compared = "compared",
    Including = "including",
    IncreaseToBy = "increase-to-by",
    DecreaseToBy = "decrease-to-by",
    MeasureNoun = "measure-noun",
    ShareNoun = "share-noun",
    HoldingNoun = "holding-noun",
    CompanySuffix = "company-suffix",
    OrganisationHead = "organisation-head",
    DefiniteCompany = "definite-company",
    DefiniteCountry = "definite-country",
    DefiniteOrganisation = "definite-organisation",
    DefinitePerson = "definite-person",
    DefinitePlace = "definite-place",
    MovementWord = "movement-word",
    PlaceNoun = "place-noun",
    TerritoryName = "territory-name",
    PlaceObject = "place-object",
    NumberName = "number-name",
    Idiom = "idiom",
    Rest = "rest",
    Worth = "worth",
    PronounI = "pronoun-i",
    AgeComparative = "age-comparative",
    PersonPronoun = "person-pronoun",
    DefiniteGovernment = "definite-government",
    RankWord = "rank-word",
    LawCode = "law-code",
    YearNoun = "year-noun",
    ScoreContext = "score-context",
    ScorePoint = "score-point",
    PricedName = "priced-name",
    Extreme = "extreme",
    Forecast = "forecast",
    WeightContext = "weight-context",
    VoteContext = "vote-context",
    Address = "address",
    Contact = "contact",
    Abbreviation = "abbreviation",
    AbbreviationFinal = "abbreviation-final",
    FurnitureLine = "furniture-line",
    FurnitureStart = "furniture-start",
    FurnitureEnd = "furniture-end",
    Bullet = "bullet",
    English = "english",
    OrdinalSuffix = "ordinal-suffix",
    PluralMark = "plural-mark",
    TimeAhead = "time-ahead",
    ArticleOne = "article-one",
    NumeralAnd = "numeral-and",
    FractionOf = "fraction-of",
    FractionOver = "fraction-over",
    InEvery = "in-every",
    Times = "times",
    UnitAdjective = "unit-adjective",
    AboutPlace = "about-place",
    OverDuration = "over-duration",
    HyphenMeasure = "hyphen-measure",
    UpParticle = "up-particle",
    OverParticle = "over-particle",
    HeatWord = "heat-word",
    TemperatureContext = "temperature-context",
    MarketContext = "market-context",
    PoundMoney = "pound-money",
    Point = "point",
    Minus = "minus",
    Few = "few",
    OnePronounAfter = "one-pronoun-after",
    OnePronounBefore = "one-pronoun-before",
    Couple = "couple",
    PeriodDay = "period-day",
    PeriodHour = "period-hour",
    PeriodWeek = "period-week",
    PeriodMonth = "period-month",
    PeriodQuarter = "period-quarter",
    PeriodYear = "period-year",
    PeriodDecade = "period-decade",
    PeriodCentury = "period-century",
    PeriodWeekend = "period-weekend",
    PeriodFiscalYear = "period-fiscal-year",
    PeriodSeason = "period-season",
    SeasonSpring = "season-spring",
    SeasonSummer = "season-summer",
    SeasonAutumn = "season-autumn",
    SeasonWinter = "season-winter",
    Today = "today",
    Yesterday = "yesterday",
    Tomorrow = "tomorrow",
    Now = "now",
    Recent = "recent",
    This = "this",
    Last = "last",
    Past = "past",
    Next = "next",
    SoFar = "so-far",
    Respectively = "respectively",
    ComparedWith = "compared-with",
    Earlier = "earlier",
    HalfOf = "half-of",
    SecondHalfOf = "second-half-of",
    NightOf = "night-of",
    TimeIn = "time-in",
    TimeOn = "time-on",
    TimeOver = "time-over",
    TimeSince = "time-since",
    TimeBy = "time-by",
    TimeBetween = "time-between",
    TimeFrom = "time-from",
    TimeTo = "time-to",
    Ago = "ago",
    Later = "later",
    AgoNow = "ago-now",
    AnchorNext = "anchor-next",
    AnchorPrevious = "anchor-previous",
    AnchorSame = "anchor-same",
    SamePeriod = "same-period",
    FinalPart = "final-part",
    YearEnd = "year-end",
    PeriodEnd = "period-end",
    EventVerb = "event-verb",
    EventAfter = "event-after",
    SinceEvent = "since-event",
    Clock = "clock",
    Era = "era",
    PerYear = "per-year",
    PerQuarter = "per-quarter",
    PerMonth = "per-month",
    PerWeek = "per-week",
    PerDay = "per-day",
    PerHour = "per-hour",
    PerWord = "per-word",
    PerStrict = "per-strict",
    PerPerson = "per-person",
    YearPrefix = "year-prefix",
    QuarterCode = "quarter-code",
    OnYear = "on-year",
    DegreeWord = "degree-word",
    RivalWord = "rival-word",
    PerceiveVerb = "perceive-verb",
    BeatVerb = "beat-verb",
    HomeNoun = "home-noun",
    OwnReport = "own-report",
    CompoundIng = "compound-ing",
    AmountNoun = "amount-noun",
    Negation = "negation",
    Denial = "denial",
    Truth = "truth",
    NegRaising = "neg-raising",
    RangeNoun = "range-noun",
    SeenVerb = "seen-verb",
    CommitVerb = "commit-verb",
    Having = "having",
    CopulaTo = "copula-to",
    QuoteOpen = "quote-open",
    QuoteClose = "quote-close",
    TargetOf = "target-of",
    QuotationOpen = "quotation-open",
    QuotationClose = "quotation-close",
    ClauseReport = "clause-report",
    Citing = "citing-word",
    ClaimNoun = "claim-noun",
    PromiseNoun = "promise-noun",
    PaceNoun = "pace-noun",
    GovernmentNoun = "government-noun",
    LinkingVerb = "linking-verb",
    That = "that",
    When = "when",
    EventClause = "event-clause",
    AsWord = "as-word",
    CalledWord = "called-word",
    StateOrgan = "state-organ",
    FightNoun = "fight-noun",
    AboutWord = "about-word",
    BranchNoun = "branch-noun",
    BlameNoun = "blame-noun",
    BlameVerb = "blame-verb",
    UndertakingNoun = "undertaking-noun",
    DayPart = "day-part",
    DeputyWord = "deputy-word",
    FrontedEvent = "fronted-event",
    SeasonNoun = "season-noun",
    TakeOffVerb = "take-off-verb",
    AddressPrefix = "address-prefix",
    RoundWord = "round-word",
    Fold = "fold",
    PowerSign = "power-sign",
    TimesSign = "times-sign",
    FreeRelative = "free-relative",
}

/// Words of 64 classes each.
const WORDS: usize = 5;
const _: () = assert!(Set::ALL.len() <= 64 * WORDS);

/// Which classes a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct SetBits([u64; WORDS]);

impl SetBits {
    /// Several classes.
    pub const fn of(sets: &[Set]) -> Self {
        let mut bits = Self([0; WORDS]);
        let mut n = 0;
        while n < sets.len() {
            bits.add(sets[n]);
            n += 1;
        }
        bits
    }

    /// Whether any class of `other` is among them.
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        a[0] & b[0] | a[1] & b[1] | a[2] & b[2] | a[3] & b[3] | a[4] & b[4] != 0
    }

    /// Whether the class is among them.
    #[inline]
    pub const fn has(self, set: Set) -> bool {
        self.0[set as usize >> 6] & (1 << (set as usize & 63)) != 0
    }

    /// Whether it belongs to none.
    #[inline]
    pub const fn is_empty(self) -> bool {
        let a = self.0;
        a[0] | a[1] | a[2] | a[3] | a[4] == 0
    }

    /// Adds a class.
    pub const fn add(&mut self, set: Set) {
        self.0[set as usize >> 6] |= 1 << (set as usize & 63);
    }
}
