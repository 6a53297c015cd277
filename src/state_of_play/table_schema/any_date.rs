//! Dates and times in any usual form, as the `dateutil` library (Apache-2.0 or BSD licence) reads them:
//! in English, month first where day and month could be either.
//!
//! Parts that a cell does not give are those of 1 January 2026, so that the same file has the same verdict every day.

use jiff::civil::{Date, DateTime, Time};

use super::{
    Value, number,
    strptime::{DAYS, MONTHS},
};

/// The day whose parts stand in for those that are missing.
const TODAY: Date = Date::constant(2026, 1, 1);

/// Reads a cell.
pub(super) fn read(cell: &str) -> Option<(DateTime, Option<i32>)> {
    let mut reader = Reader { tokens: tokens(cell), ..Reader::default() };
    reader.run()?;
    reader.build()
}

/// Cuts a text where letters, digits and other characters meet; points are looked at together with what they part.
fn tokens(cell: &str) -> Vec<String> {
    #[derive(PartialEq)]
    enum State {
        Word,
        Number,
        WordPoint,
        NumberPoint,
    }
    let is_digit = |c: char| number::digit(c).is_some();
    let mut letters = cell.chars().filter(|c| *c != '\0').peekable();
    let mut all = Vec::new();
    while let Some(first) = letters.next() {
        let mut token = String::from(first);
        let mut state = if first.is_alphabetic() {
            State::Word
        } else if is_digit(first) {
            State::Number
        } else {
            all.push(if first.is_whitespace() { " ".to_owned() } else { token });
            continue;
        };
        let mut seen_letters = false;
        while let Some(next) = letters.peek().copied() {
            let ends_in_point = token.ends_with('.');
            seen_letters |= matches!(state, State::Word | State::WordPoint);
            match state {
                State::Word if next.is_alphabetic() => {}
                State::Word if next == '.' => state = State::WordPoint,
                State::Number if is_digit(next) => {}
                State::Number if next == '.' || (next == ',' && token.chars().count() >= 2) => {
                    state = State::NumberPoint;
                }
                State::WordPoint if next == '.' || next.is_alphabetic() => {}
                State::WordPoint if is_digit(next) && ends_in_point => state = State::NumberPoint,
                State::NumberPoint if next == '.' || is_digit(next) => {}
                State::NumberPoint if next.is_alphabetic() && ends_in_point => state = State::WordPoint,
                _ => break,
            }
            token.push(next);
            letters.next();
        }
        let pointed = matches!(state, State::WordPoint | State::NumberPoint);
        let parted = seen_letters || token.matches('.').count() > 1 || token.ends_with(['.', ',']);
        let first = all.len();
        if pointed && parted {
            let mut rest = token.as_str();
            // The first piece counts even when it is empty, the others do not.
            while let Some(at) = rest.find(['.', ',']) {
                if at > 0 {
                    all.push(rest[..at].to_owned());
                }
                all.push(rest[at..=at].to_owned());
                rest = &rest[at + 1..];
            }
            if !rest.is_empty() {
                all.push(rest.to_owned());
            }
        } else {
            all.push(token);
        }
        if state == State::NumberPoint && !all[first].contains('.') {
            all[first] = all[first].replace(',', ".");
        }
    }
    all
}

/// The words that part others and say nothing.
const JUMPS: [&str; 18] =
    [" ", ".", ",", ";", "-", "/", "'", "at", "on", "and", "ad", "m", "t", "of", "st", "nd", "rd", "th"];
const UNITS: [[&str; 3]; 3] =
    [["h", "hour", "hours"], ["m", "minute", "minutes"], ["s", "second", "seconds"]];

fn is_jump(token: &str) -> bool {
    JUMPS.contains(&token.to_lowercase().as_str())
}

fn named(token: &str, names: &[&str]) -> Option<usize> {
    let token = token.to_lowercase();
    names.iter().position(|name| token == *name || token == name[..3])
}

fn month(token: &str) -> Option<i64> {
    if token.eq_ignore_ascii_case("sept") {
        return Some(9);
    }
    named(token, &MONTHS).and_then(|index| i64::try_from(index + 1).ok())
}

fn unit(token: &str) -> Option<usize> {
    let token = token.to_lowercase();
    UNITS.iter().position(|names| names.contains(&token.as_str()))
}

/// Whether a token says afternoon.
fn half(token: &str) -> Option<bool> {
    match token.to_lowercase().as_str() {
        "am" | "a" => Some(false),
        "pm" | "p" => Some(true),
        _ => None,
    }
}

fn is_greenwich(token: &str) -> bool {
    matches!(token.to_lowercase().as_str(), "utc" | "gmt" | "z")
}

fn adjusted(hour: i64, afternoon: bool) -> i64 {
    match (hour, afternoon) {
        (..12, true) => hour + 12,
        (12, false) => 0,
        _ => hour,
    }
}

/// Which part of a day a number was said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Year,
    Month,
    None,
}

/// What was gathered.
#[derive(Default)]
struct Reader {
    tokens: Vec<String>,
    numbers: Vec<i64>,
    year_at: Option<usize>,
    month_at: Option<usize>,
    century: bool,
    weekday: Option<usize>,
    hour: Option<i64>,
    minute: Option<i64>,
    second: Option<i64>,
    microsecond: Option<i64>,
    zone: Option<String>,
    offset: Option<i64>,
}

/// A number with decimals.
#[derive(Clone, Copy)]
struct Figure {
    whole: i64,
    part: f64,
}

fn figure(token: &str) -> Option<Figure> {
    let real = match number::decimal(token)? {
        Value::Whole(whole) => return Some(Figure { whole: i64::try_from(whole).ok()?, part: 0.0 }),
        other => other.as_f64().filter(|real| real.is_finite() && real.abs() < 1e18)?,
    };
    #[expect(clippy::cast_possible_truncation, reason = "less than a thousand million million million")]
    Some(Figure { whole: real.trunc() as i64, part: real.fract() })
}

fn int(token: &str) -> Option<i64> {
    match number::whole(token)? {
        Value::Whole(whole) => i64::try_from(whole).ok(),
        _ => None,
    }
}

fn is_digits(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| number::digit(c).is_some())
}

/// A part of a token, by characters as Python cuts.
fn cut(token: &str, from: usize, to: usize) -> String {
    token.chars().skip(from).take(to.saturating_sub(from)).collect()
}

impl Reader {
    fn token(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(String::as_str)
    }

    fn is(&self, at: usize, wanted: &str) -> bool {
        self.token(at) == Some(wanted)
    }

    fn run(&mut self) -> Option<()> {
        let mut at = 0;
        while at < self.tokens.len() {
            let token = self.tokens[at].clone();
            // `nan` and `inf` are numbers to Python, and then none.
            if number::decimal(&token).is_some() {
                at = self.numeric(at)?;
            } else if let Some(day) = named(&token, &DAYS) {
                self.weekday = Some(day);
            } else if let Some(month) = month(&token) {
                at = self.month_first(at, month)?;
            } else if let Some(afternoon) = half(&token) {
                self.hour = Some(adjusted(self.hour.filter(|hour| (0..=12).contains(hour))?, afternoon));
            } else if self.may_be_zone(&token) {
                self.offset = matches!(token.as_str(), "utc" | "gmt" | "z").then_some(0);
                self.zone = Some(token.clone());
                if self.is(at + 1, "+") || self.is(at + 1, "-") {
                    // `GMT+3` says that GMT is three hours behind.
                    self.tokens[at + 1] = if self.is(at + 1, "+") { "-" } else { "+" }.to_owned();
                    self.offset = None;
                    if is_greenwich(&token) {
                        self.zone = None;
                    }
                }
            } else if self.hour.is_some() && (token == "+" || token == "-") {
                at = self.zone_offset(at, if token == "+" { 1 } else { -1 })?;
            } else if !is_jump(&token) {
                return None;
            }
            at += 1;
        }
        Some(())
    }

    fn may_be_zone(&self, token: &str) -> bool {
        self.hour.is_some()
            && self.zone.is_none()
            && self.offset.is_none()
            && token.chars().count() <= 5
            && (token.chars().all(|c| c.is_ascii_uppercase()) || matches!(token, "UTC" | "GMT" | "Z" | "z"))
    }

    fn zone_offset(&mut self, mut at: usize, sign: i64) -> Option<usize> {
        let token = self.token(at + 1)?.to_owned();
        let length = token.chars().count();
        let (hours, minutes) = if length == 4 {
            (int(&cut(&token, 0, 2))?, int(&cut(&token, 2, 4))?)
        } else if self.is(at + 2, ":") {
            let minutes = int(self.token(at + 3)?)?;
            at += 2;
            (int(&token)?, minutes)
        } else if length <= 2 {
            (int(&token)?, 0)
        } else {
            return None;
        };
        self.offset = Some(sign * (hours * 3600 + minutes * 60));
        let named = self.token(at + 2).is_some_and(is_jump) && self.is(at + 3, "(") && self.is(at + 5, ")");
        if named && self.zone.is_none() {
            let name = self.token(at + 4)?.to_owned();
            let letters = name.chars().all(|c| c.is_ascii_uppercase());
            if (3..=5).contains(&name.chars().count()) && letters {
                self.zone = Some(name);
                at += 4;
            }
        }
        Some(at + 1)
    }

    fn month_first(&mut self, mut at: usize, month: i64) -> Option<usize> {
        self.push(month, Label::Month, false)?;
        if self.is(at + 1, "-") || self.is(at + 1, "/") {
            let mark = self.tokens[at + 1].clone();
            self.push_token(at + 2, Label::None)?;
            if self.is(at + 3, &mark) {
                self.push_token(at + 4, Label::None)?;
                at += 2;
            }
            at += 2;
        } else if self.is(at + 1, " ")
            && self.is(at + 3, " ")
            && self.token(at + 2).is_some_and(|token| token.eq_ignore_ascii_case("of"))
            && self.tokens.len() > at + 4
        {
            let token = self.tokens[at + 4].clone();
            if is_digits(&token) {
                let year = full_year(int(&token)?, false);
                // Written out again, a year of two digits says no century.
                self.push(year, Label::Year, year > 99)?;
            }
            at += 4;
        }
        Some(at)
    }

    /// Adds a number of the day; one of more than two digits is a year.
    fn push(&mut self, value: i64, label: Label, long: bool) -> Option<()> {
        let label = if long {
            self.century = true;
            (label != Label::Month).then_some(Label::Year)?
        } else {
            label
        };
        let place = match label {
            Label::Year => &mut self.year_at,
            Label::Month => &mut self.month_at,
            Label::None => &mut None,
        };
        if place.is_some() {
            return None;
        }
        *place = Some(self.numbers.len());
        self.numbers.push(value);
        Some(())
    }

    fn push_token(&mut self, at: usize, label: Label) -> Option<()> {
        let token = self.token(at)?.to_owned();
        self.push_text(&token, label)
    }

    fn push_text(&mut self, text: &str, label: Label) -> Option<()> {
        self.push(int(text)?, label, is_digits(text) && text.chars().count() > 2)
    }

    /// Reads a number and what stands around it; returns the last token that belongs to it.
    fn numeric(&mut self, at: usize) -> Option<usize> {
        let token = self.tokens[at].clone();
        let value = figure(&token)?;
        let length = token.chars().count();
        let next = self.token(at + 1).map(str::to_owned);
        let next = next.as_deref();
        let clear = next.is_none_or(|next| next != ":" && unit(next).is_none());
        if self.numbers.len() == 3 && (length == 2 || length == 4) && self.hour.is_none() && clear {
            self.hour = Some(int(&cut(&token, 0, 2))?);
            if length == 4 {
                self.minute = Some(int(&cut(&token, 2, 4))?);
            }
        } else if length == 6 || (length > 6 && token.find('.') == Some(6)) {
            if self.numbers.is_empty() && !token.contains('.') {
                for from in [0, 2, 4] {
                    self.push_text(&cut(&token, from, from + 2), Label::None)?;
                }
            } else {
                self.hour = Some(int(&cut(&token, 0, 2))?);
                self.minute = Some(int(&cut(&token, 2, 4))?);
                self.seconds(&cut(&token, 4, length))?;
            }
        } else if matches!(length, 8 | 12 | 14) {
            self.push_text(&cut(&token, 0, 4), Label::Year)?;
            self.push_text(&cut(&token, 4, 6), Label::None)?;
            self.push_text(&cut(&token, 6, 8), Label::None)?;
            if length > 8 {
                self.hour = Some(int(&cut(&token, 8, 10))?);
                self.minute = Some(int(&cut(&token, 10, 12))?);
            }
            if length > 12 {
                self.second = Some(int(&cut(&token, 12, 14))?);
            }
        } else if let Some((end, unit)) = self.unit_near(at) {
            self.assign(&token, value, unit)?;
            return Some(end);
        } else if next == Some(":") && self.tokens.len() > at + 2 {
            return self.with_colons(at, value);
        } else if matches!(next, Some("-" | "/" | ".")) {
            return self.with_marks(at, &token);
        } else if next.is_none_or(is_jump) {
            match self.token(at + 2).and_then(half) {
                Some(afternoon) => {
                    self.hour = Some(adjusted(value.whole, afternoon));
                    return Some(at + 2);
                }
                None => self.push(
                    value.whole,
                    Label::None,
                    value.whole > 100 || (value.whole == 100 && value.part > 0.0),
                )?,
            }
            return Some(at + 1);
        } else if let Some(afternoon) = next.and_then(half).filter(|_| (0..24).contains(&value.whole)) {
            self.hour = Some(adjusted(value.whole, afternoon));
            return Some(at + 1);
        } else {
            self.could_be_day(value).then_some(())?;
            self.push(value.whole, Label::None, false)?;
        }
        Some(at)
    }

    fn with_colons(&mut self, at: usize, hour: Figure) -> Option<usize> {
        self.hour = Some(hour.whole);
        self.minutes(figure(self.token(at + 2)?)?);
        if self.is(at + 3, ":") && self.tokens.len() > at + 4 {
            let seconds = self.tokens[at + 4].clone();
            self.seconds(&seconds)?;
            return Some(at + 4);
        }
        Some(at + 2)
    }

    fn with_marks(&mut self, at: usize, token: &str) -> Option<usize> {
        let mark = self.tokens[at + 1].clone();
        self.push_text(token, Label::None)?;
        let Some(second) = self.token(at + 2).filter(|token| !is_jump(token)).map(str::to_owned) else {
            return Some(at + 1);
        };
        if is_digits(&second) {
            self.push_text(&second, Label::None)?;
        } else {
            self.push(month(&second)?, Label::Month, false)?;
        }
        if !self.is(at + 3, &mark) {
            return Some(at + 2);
        }
        match month(self.token(at + 4)?) {
            Some(month) => self.push(month, Label::Month, false)?,
            None => self.push_token(at + 4, Label::None)?,
        }
        Some(at + 4)
    }

    /// Finds the unit of a number, behind it or before it, and the last token that belongs to both.
    fn unit_near(&self, at: usize) -> Option<(usize, usize)> {
        let unit_at = |at: usize| self.token(at).and_then(unit);
        if let Some(unit) = unit_at(at + 1) {
            return Some((at + 1, unit));
        }
        if let Some(unit) = unit_at(at + 2).filter(|_| self.is(at + 1, " ")) {
            return Some((at + 2, unit));
        }
        if let Some(unit) = at.checked_sub(1).and_then(unit_at) {
            return Some((at, unit + 1));
        }
        let last = at + 1 == self.tokens.len() && at > 1 && self.is(at - 1, " ");
        let unit = at.checked_sub(2).filter(|_| last).and_then(unit_at)?;
        Some((at, unit + 1))
    }

    fn assign(&mut self, token: &str, value: Figure, unit: usize) -> Option<()> {
        match unit {
            0 => {
                self.hour = Some(value.whole);
                if value.part != 0.0 {
                    self.minute = Some(sixtieths(value.part));
                }
            }
            1 => self.minutes(value),
            2 => self.seconds(token)?,
            _ => {}
        }
        Some(())
    }

    fn minutes(&mut self, value: Figure) {
        self.minute = Some(value.whole);
        self.second = (value.part != 0.0).then(|| sixtieths(value.part));
    }

    fn seconds(&mut self, text: &str) -> Option<()> {
        match text.split_once('.') {
            Some((whole, part)) => {
                self.second = Some(int(whole)?);
                self.microsecond = Some(int(&cut(&format!("{part:0<6}"), 0, 6))?);
            }
            None => {
                self.second = Some(int(text)?);
                self.microsecond = Some(0);
            }
        }
        Some(())
    }

    fn could_be_day(&self, value: Figure) -> bool {
        let month = self.month_at.map(|at| self.numbers[at]);
        let year = self.year_at.map_or(2000, |at| self.numbers[at]);
        let last = month.map_or(31, |month| days_in(year, month).unwrap_or(0));
        value.whole >= 1 && (value.whole < last || (value.whole == last && value.part == 0.0))
    }

    /// Tells year, month and day apart.
    fn resolve(&self) -> Option<[Option<i64>; 3]> {
        let n = &self.numbers;
        let known = usize::from(self.year_at.is_some()) + usize::from(self.month_at.is_some());
        if (n.len() == known && known > 0) || (n.len() == 3 && known == 2) {
            let (year, month) = (self.year_at, self.month_at);
            let other = (0..n.len()).find(|at| Some(*at) != year && Some(*at) != month);
            return Some([year, month, other].map(|at| at.map(|at| n[at])));
        }
        Some(match (n.as_slice(), self.month_at) {
            ([], _) => [None; 3],
            ([_], Some(_)) => [None, Some(n[0]), None],
            ([one], None) if *one > 31 => [Some(*one), None, None],
            ([one], None) => [None, None, Some(*one)],
            ([a, b], Some(at)) => {
                // Python's index before the first is the last.
                let other = if at == 0 { *b } else { *a };
                let month = Some(n[at]);
                if other > 31 { [Some(other), month, None] } else { [None, month, Some(other)] }
            }
            ([a, b], None) if *a > 31 => [Some(*a), Some(*b), None],
            ([a, b], None) if *b > 31 => [Some(*b), Some(*a), None],
            ([a, b], None) => [None, Some(*a), Some(*b)],
            ([a, b, c], Some(0)) if *b > 31 => [Some(*b), Some(*a), Some(*c)],
            ([a, b, c], Some(0)) => [Some(*c), Some(*a), Some(*b)],
            ([a, b, c], Some(1)) if *a > 31 => [Some(*a), Some(*b), Some(*c)],
            ([a, b, c], Some(1)) => [Some(*c), Some(*b), Some(*a)],
            ([a, b, c], Some(_)) if *b > 31 => [Some(*b), Some(*c), Some(*a)],
            ([a, b, c], Some(_)) => [Some(*a), Some(*c), Some(*b)],
            ([a, b, c], None) if *a > 31 || self.year_at == Some(0) => [Some(*a), Some(*b), Some(*c)],
            ([a, b, c], None) if *a > 12 => [Some(*c), Some(*b), Some(*a)],
            ([a, b, c], None) => [Some(*c), Some(*a), Some(*b)],
            _ => return None,
        })
    }

    fn build(&self) -> Option<(DateTime, Option<i32>)> {
        let [year, month, day] = self.resolve()?;
        let year = year.map(|year| full_year(year, self.century));
        let time = [self.hour, self.minute, self.second, self.microsecond];
        let found = [year, month, day, self.weekday.and_then(|day| i64::try_from(day).ok())];
        // A century said is a part found too, to the reference: a cell of jumps alone is none.
        if time.iter().chain(&found).all(Option::is_none) && self.zone.is_none() && self.offset.is_none() {
            return None;
        }
        let (whole_year, whole_month) =
            (year.unwrap_or(i64::from(TODAY.year())), month.unwrap_or(i64::from(TODAY.month())));
        let day = match day {
            Some(day) => day,
            None => i64::from(TODAY.day()).min(days_in(whole_year, whole_month)?),
        };
        let small = |value: i64| i8::try_from(value).ok();
        let date = Date::new(i16::try_from(whole_year).ok()?, small(whole_month)?, small(day)?).ok()?;
        let [hour, minute, second, microsecond] = time.map(|part| part.unwrap_or(0));
        let nanosecond = i32::try_from(microsecond * 1000).ok()?;
        let time = Time::new(small(hour)?, small(minute)?, small(second)?, nanosecond).ok()?;
        if date.year() < 1 {
            return None;
        }
        let date = match self.weekday.filter(|_| found[2].is_none()) {
            Some(weekday) => {
                let today = i64::from(date.weekday().to_monday_zero_offset());
                let ahead = (i64::try_from(weekday).ok()? - today).rem_euclid(7);
                date.checked_add(jiff::Span::new().days(ahead)).ok()?
            }
            None => date,
        };
        let greenwich = self.zone.as_deref().is_some_and(is_greenwich);
        let offset = match self.offset {
            _ if greenwich => Some(0),
            Some(offset) => Some(i32::try_from(offset).ok()?),
            None => None,
        };
        Some((date.to_datetime(time), offset))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "less than sixty")]
fn sixtieths(part: f64) -> i64 {
    (part * 60.0) as i64
}

fn days_in(year: i64, month: i64) -> Option<i64> {
    let month = i8::try_from(month).ok()?;
    let date = Date::new(i16::try_from(year).ok().filter(|year| *year >= 1)?, month, 1).ok()?;
    Some(i64::from(date.days_in_month()))
}

/// Puts a year of two digits within fifty years of today.
fn full_year(year: i64, century: bool) -> i64 {
    if year >= 100 || century {
        return year;
    }
    let today = i64::from(TODAY.year());
    let year = year + today / 100 * 100;
    if year >= today + 50 {
        year - 100
    } else if year < today - 50 {
        year + 100
    } else {
        year
    }
}
