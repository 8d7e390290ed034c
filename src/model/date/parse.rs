//! Reading EDTF: levels 0 and 1 of ISO 8601-2:2019, with unspecified digits anywhere.

use super::Date;
use super::clock::Clock;
use super::digits::ANY;
use super::error::{DateFault, Failure};
use super::point::{End, Point, Qualifier, is_season};

/// The date that the whole text is.
pub(super) fn date(text: &str) -> Result<Date, Failure> {
    if text.trim().is_empty() {
        return Err((0, DateFault::Empty));
    }
    if text.starts_with(['[', '{']) {
        return Err((0, DateFault::Set));
    }
    let Some((first, second)) = text.split_once('/') else {
        let start = point(text, 0)?;
        return Ok(Date {
            text: text.into(),
            start: End::At(start),
            end: None,
        });
    };
    let middle = first.len() + 1;
    if let Some(slash) = second.find('/') {
        return Err((middle + slash, DateFault::Interval));
    }
    let start = end(first, 0)?;
    let end = end(second, middle)?;
    match (start, end) {
        (End::At(start), End::At(end)) => {
            let (start, end) = (start.extent(), end.extent());
            if end.end.latest <= start.start.earliest {
                return Err((middle, DateFault::Backwards));
            }
        }
        (End::At(_), _) | (_, End::At(_)) => {}
        _ => return Err((0, DateFault::Endless)),
    }
    Ok(Date {
        text: text.into(),
        start,
        end: Some(end),
    })
}

fn end(text: &str, base: usize) -> Result<End, Failure> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => point(text, base).map(End::At),
    }
}

fn point(text: &str, base: usize) -> Result<Point, Failure> {
    let mut rest = Rest { text, at: 0 };
    let found = rest.point();
    let fail = |fault| Err((base + rest.at, fault));
    match found {
        Err((offset, fault)) => Err((base + offset, fault)),
        Ok(point) if rest.peek().is_none() => Ok(point),
        Ok(point) => match rest.peek() {
            Some(b'?' | b'~' | b'%') => fail(DateFault::QualifiedClock),
            Some(b'-' | b'T') if point.qualifier != Qualifier::None => {
                Err((base + rest.at - 1, DateFault::QualifierPlace))
            }
            Some(b'+' | b'-') if point.clock.is_some() => fail(DateFault::Zone),
            Some(b'T') => fail(DateFault::ClockNeedsDay),
            _ => fail(DateFault::Trailing),
        },
    }
}

/// What is left to read.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl Rest<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn point(&mut self) -> Result<Point, Failure> {
        if matches!(self.peek(), Some(b'Y')) || self.text.starts_with("-Y") {
            return Err((0, DateFault::LongYear));
        }
        if matches!(self.peek(), Some(b'?' | b'~' | b'%')) {
            return Err((0, DateFault::QualifierPlace));
        }
        let negative = self.take(b'-');
        let year = self.digits(4, DateFault::Year)?;
        if self.text.len() == 5 && self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err((self.at, DateFault::LongYear));
        }
        if negative && year == 0 {
            return Err((0, DateFault::Year));
        }
        let mut point = Point {
            clock: None,
            year,
            month: 0,
            day: 0,
            negative,
            qualifier: Qualifier::None,
        };
        if self.take(b'-') {
            self.month(&mut point)?;
            if !is_season(point.month) && self.take(b'-') {
                self.day(&mut point)?;
            }
        }
        if point.is_day() && self.take(b'T') {
            if point.is_scattered() {
                return Err((self.at - 1, DateFault::ClockNeedsDay));
            }
            point.clock = Some(self.clock()?);
        } else {
            point.qualifier = self.qualifier();
        }
        Ok(point)
    }

    fn month(&mut self, point: &mut Point) -> Result<(), Failure> {
        let at = self.at;
        point.month = self.digits(2, DateFault::Digits("month"))? as u8;
        if point.month == 0 || !is_season(point.month) && !point.exists() {
            return Err((at, DateFault::Month(self.text[at..self.at].into())));
        }
        Ok(())
    }

    fn day(&mut self, point: &mut Point) -> Result<(), Failure> {
        let at = self.at;
        point.day = self.digits(2, DateFault::Digits("day"))? as u8;
        if point.day == 0 || !point.exists() {
            let month = self.text[..at - 1].into();
            return Err((
                at,
                DateFault::Day {
                    month,
                    day: self.text[at..self.at].into(),
                },
            ));
        }
        Ok(())
    }

    /// Digits and `X`, packed four bits each.
    fn digits(&mut self, count: usize, fault: DateFault) -> Result<u16, Failure> {
        let mut packed = 0;
        for _ in 0..count {
            let digit = match self.peek() {
                Some(b'X') => ANY,
                Some(digit @ b'0'..=b'9') => digit - b'0',
                _ => return Err((self.at, fault)),
            };
            packed = packed << 4 | u16::from(digit);
            self.at += 1;
        }
        Ok(packed)
    }

    fn clock(&mut self) -> Result<Clock, Failure> {
        let hour = self.number(23, DateFault::Clock)?;
        if !self.take(b':') {
            return Err((self.at, DateFault::Clock));
        }
        let minute = self.number(59, DateFault::Clock)?;
        let mut second = None;
        if self.take(b':') {
            second = Some(self.number(59, DateFault::Clock)?);
            if self.take(b'.') {
                let start = self.at;
                while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    self.at += 1;
                }
                if self.at == start {
                    return Err((start, DateFault::Clock));
                }
            }
        }
        Ok(Clock::new(hour, minute, second, self.zone()?))
    }

    /// Minutes east of UTC.
    fn zone(&mut self) -> Result<Option<i16>, Failure> {
        if self.take(b'Z') {
            return Ok(Some(0));
        }
        let start = self.at;
        let sign = match self.peek() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Ok(None),
        };
        self.at += 1;
        let hours = i16::from(self.number(14, DateFault::Zone)?);
        let minutes = if self.take(b':') {
            i16::from(self.number(59, DateFault::Zone)?)
        } else {
            0
        };
        let offset = hours * 60 + minutes;
        if offset > 14 * 60 || self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err((start, DateFault::Zone));
        }
        Ok(Some(sign * offset))
    }

    fn number(&mut self, most: u8, fault: DateFault) -> Result<u8, Failure> {
        let at = self.at;
        let two = self
            .text
            .get(at..at + 2)
            .filter(|two| two.bytes().all(|b| b.is_ascii_digit()));
        match two
            .and_then(|two| two.parse().ok())
            .filter(|number| *number <= most)
        {
            Some(number) => {
                self.at += 2;
                Ok(number)
            }
            None => Err((at, fault)),
        }
    }

    fn qualifier(&mut self) -> Qualifier {
        let qualifier = match self.peek() {
            Some(b'?') => Qualifier::Uncertain,
            Some(b'~') => Qualifier::Approximate,
            Some(b'%') => Qualifier::Both,
            _ => return Qualifier::None,
        };
        self.at += 1;
        qualifier
    }
}
