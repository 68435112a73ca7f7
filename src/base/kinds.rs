//! The closed vocabularies of the claim record (GUIDELINES sections 3 and 4) and of the ledger.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant,)+ }
        impl $name {
            /// All members, in their stated order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// The name used in records and grammar files.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
            /// The member with this name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.name()) }
        }
    };
}

vocabulary! {
    /// What a claim is about; the order breaks ties between frames.
    Kind {
        /// People killed.
        Deaths = "deaths",
        /// People hurt.
        Injuries = "injuries",
        /// People missing.
        Missing = "missing",
        /// Prisoners, detained, arrested.
        Captured = "captured",
        /// Refugees, evacuated, fled.
        Displacement = "displacement",
        /// How many a force or organisation has or is to have.
        Strength = "strength",
        /// To be hired, called up, added; job cuts too.
        Recruitment = "recruitment",
        /// Sent, stationed, massed.
        Deployment = "deployment",
        /// Crowd, voters, patients, passengers: other counts of people.
        Participants = "participants",
        /// Goods made.
        Production = "production",
        /// Goods held.
        Stockpile = "stockpile",
        /// Goods supplied, ordered or bought, in units.
        Delivery = "delivery",
        /// Launched, fired, dropped, strikes.
        Attack = "attack",
        /// Shot down.
        Interception = "interception",
        /// Destroyed, damaged, burned.
        EquipmentLoss = "equipment_loss",
        /// Pay, fine, ransom, tax.
        Payment = "payment",
        /// Price or cost of a thing.
        Price = "price",
        /// Grant, assistance, pledge, donation.
        Aid = "aid",
        /// Budget, expenditure, investment.
        Spending = "spending",
        /// Sales, income, exports, profit.
        Revenue = "revenue",
        /// Debt, deficit, loss, damage.
        Debt = "debt",
        /// Contract, acquisition, valuation, assets.
        Deal = "deal",
        /// Part of a whole.
        Share = "share",
        /// Relative change.
        Growth = "growth",
        /// Interest, inflation, unemployment and other standing rates.
        Rate = "rate",
        /// Votes, poll figures, seats.
        Vote = "vote",
        /// How long.
        Duration = "duration",
        /// How old.
        Age = "age",
        /// Length, height, range, depth.
        Distance = "distance",
        /// Area.
        Area = "area",
        /// Mass.
        Mass = "mass",
        /// Speed.
        Speed = "speed",
        /// Temperature.
        Temperature = "temperature",
        /// Litres, barrels.
        Volume = "volume",
        /// Energy and power.
        Power = "power",
        /// Any other unit.
        Measure = "measure",
        /// Sport.
        Score = "score",
        /// Any other count.
        Count = "count",
    }
}

vocabulary! {
    /// How the number bounds the quantity.
    Relation {
        /// No hedge.
        Exact = "exact",
        /// Around, roughly.
        About = "about",
        /// Nearly, just under.
        Almost = "almost",
        /// Less than.
        Below = "below",
        /// Up to.
        AtMost = "at_most",
        /// More than.
        Above = "above",
        /// No fewer than.
        AtLeast = "at_least",
        /// A range.
        Between = "between",
    }
}

vocabulary! {
    /// How firmly the text puts it.
    Modality {
        /// Is, was, has.
        Actual = "actual",
        /// Can.
        Capability = "capability",
        /// May, could, if.
        Possible = "possible",
        /// Will, plans to.
        Planned = "planned",
        /// Must, need to.
        Required = "required",
        /// Goal, quota, cap.
        Target = "target",
        /// Proposes, demands.
        Proposed = "proposed",
    }
}

vocabulary! {
    /// Which way a quantity moved, when the number says by how much.
    Change {
        /// Up.
        Increase = "increase",
        /// Down.
        Decrease = "decrease",
    }
}

vocabulary! {
    /// The sort of quantity, by which frames choose.
    Dimension {
        /// Count.
        Count = "count",
        /// Money.
        Money = "money",
        /// Percent.
        Percent = "percent",
        /// Points.
        Points = "points",
        /// Multiple.
        Multiple = "multiple",
        /// Fraction.
        Fraction = "fraction",
        /// Duration.
        Duration = "duration",
        /// Age.
        Age = "age",
        /// Length.
        Length = "length",
        /// Area.
        Area = "area",
        /// Volume.
        Volume = "volume",
        /// Mass.
        Mass = "mass",
        /// Speed.
        Speed = "speed",
        /// Temperature.
        Temperature = "temperature",
        /// Power.
        Power = "power",
        /// Energy.
        Energy = "energy",
        /// Pressure.
        Pressure = "pressure",
        /// Data.
        Data = "data",
        /// Frequency.
        Frequency = "frequency",
        /// Angle.
        Angle = "angle",
        /// Voltage.
        Voltage = "voltage",
        /// Measure.
        Measure = "measure",
    }
}

vocabulary! {
    /// Why a number is not a claim of its own.
    LedgerReason {
        /// Part of a claim.
        Claimed = "claimed",
        /// Part of the time of a claim.
        Time = "time",
        /// A date, year, clock time.
        Date = "date",
        /// Within a name or code.
        Name = "name",
        /// An ordinal or rank.
        Ordinal = "ordinal",
        /// A fixed phrase.
        Idiom = "idiom",
        /// Page furniture, list marks, boilerplate.
        Furniture = "furniture",
        /// A number word that does not count.
        Pronoun = "pronoun",
        /// An amount restated by another.
        Restated = "restated",
        /// A quantity no frame takes.
        NoFrame = "no-frame",
        /// Beyond 28 digits.
        TooLarge = "too-large",
        /// The document is not English.
        NotEnglish = "not-english",
        /// Digits that form no number.
        Malformed = "malformed",
        /// A quantifier without a number.
        Vague = "vague",
        /// A cell of a table.
        Table = "table",
    }
}
