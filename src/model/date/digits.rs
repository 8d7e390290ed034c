//! Numbers some of whose digits are unspecified, packed four bits a digit.

/// An unspecified digit.
pub(super) const ANY: u8 = 0xF;

/// The digits of a packed number, from the last.
fn digits(packed: u16) -> impl Iterator<Item = u8> {
    (0..4).map(move |place| (packed >> (4 * place) & 0xF) as u8)
}

/// Whether a number can be read from the packed digits.
pub(super) fn matches(packed: u16, mut number: u16) -> bool {
    digits(packed).all(|digit| {
        let last = number % 10;
        number /= 10;
        digit == ANY || u16::from(digit) == last
    })
}

/// The numbers from 1 to `most` that can be read from two packed digits; 0 alone where nothing is
/// written.
pub(super) fn numbers(packed: u8, most: i8) -> impl DoubleEndedIterator<Item = i8> {
    let packed = u16::from(packed);
    let least = lowest(packed).max(i16::from(packed != 0)) as i8;
    let most = highest(packed).min(i16::from(most)) as i8;
    (least..=most).filter(move |number| matches(packed, u16::from(number.unsigned_abs())))
}

/// The least number that can be read from them.
pub(super) fn lowest(packed: u16) -> i16 {
    fill(packed, 0)
}

/// The greatest.
pub(super) fn highest(packed: u16) -> i16 {
    fill(packed, 9)
}

fn fill(packed: u16, with: u8) -> i16 {
    let mut scale = 1;
    let mut number = 0;
    for digit in digits(packed) {
        number += i16::from(if digit == ANY { with } else { digit }) * scale;
        scale *= 10;
    }
    number
}

/// How many of the last digits are unspecified.
pub(super) fn unspecified(packed: u16, places: usize) -> u32 {
    digits(packed)
        .take(places)
        .take_while(|digit| *digit == ANY)
        .count() as u32
}
