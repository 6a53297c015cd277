//! The container under `.xls`, read as far as it takes to know that the workbook in it is of a real size.
//!
//! The reader of `.xls` gives each sheet a rectangle from its first cell to its last, and believes the sizes that
//! the sheet declares: a file of a few hundred bytes may ask for more memory than there is.

/// The first bytes of the container.
pub(super) const SIGNATURE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The numbers of sectors that mean something else.
const RESERVED: u32 = 0xffff_fffa;

/// A container, whole in memory.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    directory: Vec<Entry>,
    small_table: Vec<u32>,
    small: Vec<u8>,
}

/// A stream of the container.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    /// Reads the container's tables; `None` where it is damaged.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize.checked_shl(u32::from(short(bytes, 30)?)).filter(|s| [512, 4096].contains(s))?;
        let mut found = Self {
            bytes,
            sector,
            table: Vec::new(),
            directory: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
        };
        found.table = found.allocation()?;
        let directory = found.chain(long(bytes, 48)?)?;
        found.directory = directory.chunks_exact(128).map(entry).collect();
        let small_start = long(bytes, 60)?;
        if long(bytes, 64)? > 0 {
            let table = found.chain(small_start)?;
            found.small_table = table.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
            found.small = found.chain(found.directory.first()?.start)?;
        }
        Some(found)
    }

    /// Tells whether a stream is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.directory.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Returns the content of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.directory.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut content =
            if entry.length < 4096 { self.small_chain(entry.start)? } else { self.chain(entry.start)? };
        content.truncate(entry.length);
        Some(content)
    }

    /// Reads the table of the sectors that follow each other.
    fn allocation(&self) -> Option<Vec<u32>> {
        let mut places: Vec<u32> = (0..109).filter_map(|index| long(self.bytes, 76 + index * 4)).collect();
        let mut next = long(self.bytes, 68)?;
        let mut left = self.bytes.len() / self.sector + 1;
        while next < RESERVED {
            left = left.checked_sub(1)?;
            let words = self.words(next)?;
            let (last, first) = words.split_last()?;
            places.extend_from_slice(first);
            next = *last;
        }
        let mut table = Vec::new();
        for place in places.into_iter().filter(|place| *place < RESERVED) {
            table.extend(self.words(place)?);
        }
        Some(table)
    }

    fn at(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        // The last sector may be cut short.
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn words(&self, number: u32) -> Option<Vec<u32>> {
        Some(self.at(number)?.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect())
    }

    /// Joins the sectors of a stream; `None` for a circle.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut content, mut next) = (Vec::new(), start);
        while next < RESERVED {
            content.extend_from_slice(self.at(next)?);
            if content.len() > self.bytes.len() {
                return None;
            }
            next = *self.table.get(usize::try_from(next).ok()?)?;
        }
        Some(content)
    }

    fn small_chain(&self, start: u32) -> Option<Vec<u8>> {
        let (mut content, mut next) = (Vec::new(), start);
        while next < RESERVED {
            let at = usize::try_from(next).ok()?;
            let from = at.checked_mul(64)?;
            content.extend_from_slice(self.small.get(from..(from + 64).min(self.small.len()))?);
            if content.len() > self.small.len() {
                return None;
            }
            next = *self.small_table.get(at)?;
        }
        Some(content)
    }
}

fn entry(bytes: &[u8]) -> Entry {
    let length = usize::from(short(bytes, 64).unwrap_or(0)).min(64).saturating_sub(2);
    let units: Vec<u16> =
        bytes[..length].as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    Entry {
        name: String::from_utf16_lossy(&units),
        start: long(bytes, 116).unwrap_or(RESERVED),
        length: long(bytes, 120).and_then(|length| usize::try_from(length).ok()).unwrap_or(0),
    }
}

/// Returns two bytes as a number.
pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Returns four bytes as a number.
pub(super) fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
