//! Which encoding a file is in, and its text as a stream of UTF-8.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// What a file's bytes say of its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Detected {
    /// The encoding.
    pub(crate) encoding: &'static Encoding,
    /// Whether a byte-order mark says so.
    pub(crate) mark: bool,
    /// The first byte that is not UTF-8, where the encoding is not.
    pub(crate) broken_at: Option<u64>,
}

/// The text of a file: its start at hand, all of it as a stream.
pub(crate) struct TextFile {
    path: PathBuf,
    detected: Detected,
    start: String,
    /// Whether nothing follows the start.
    whole: bool,
}

impl TextFile {
    /// Opens a file and tells its encoding: by its mark, else UTF-8 if all of it is, else Windows-1252.
    ///
    /// Its first `most` bytes are held; a file no longer than that is read once only.
    ///
    /// # Errors
    /// Those of the system; a folder or a pipe under the name is an error too, since it could be read once only, or
    /// for ever.
    pub(crate) fn open(path: &Path, most: u64) -> io::Result<Self> {
        let mut file = regular(path)?;
        let length = file.metadata()?.len().min(most);
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0) + 1);
        file.by_ref().take(most).read_to_end(&mut bytes)?;
        let mut next = Vec::new();
        file.by_ref().take(1).read_to_end(&mut next)?;
        let whole = next.is_empty();
        if whole {
            // Most files are UTF-8: then nothing is copied.
            match String::from_utf8(bytes) {
                Ok(start) => return Ok(Self::utf_8(path, start)),
                Err(other) => bytes = other.into_bytes(),
            }
        }
        let detected = judge(bytes.as_slice().chain(next.as_slice()).chain(file))?;
        let start = decoded(bytes, detected)?;
        Ok(Self { path: path.to_owned(), detected, start, whole })
    }

    fn utf_8(path: &Path, mut start: String) -> Self {
        let mark = start.as_bytes().starts_with(MARK);
        if mark {
            start.drain(..MARK.len());
        }
        let detected = Detected { encoding: UTF_8, mark, broken_at: None };
        Self { path: path.to_owned(), detected, start, whole: true }
    }

    /// Returns what the file's bytes say of its encoding.
    pub(crate) fn detected(&self) -> Detected {
        self.detected
    }

    /// Returns the start of the text.
    pub(crate) fn start(&self) -> &str {
        &self.start
    }

    /// Returns the text from its start to its end.
    ///
    /// # Errors
    /// Those of the system.
    pub(crate) fn stream(&self) -> io::Result<Box<dyn BufRead + '_>> {
        if self.whole { Ok(Box::new(self.start.as_bytes())) } else { open(&self.path, self.detected) }
    }
}

/// Reads a file through once and tells its encoding, as [`TextFile::open`] does.
///
/// # Errors
/// As [`TextFile::open`].
pub(crate) fn detect(path: &Path) -> io::Result<Detected> {
    judge(regular(path)?)
}

fn regular(path: &Path) -> io::Result<File> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    File::open(path)
}

/// The bytes that are judged at once.
const PIECE: usize = 256 * 1024;

fn judge(mut stream: impl Read) -> io::Result<Detected> {
    let mut buffer = Vec::new();
    let (mut offset, mut mark) = (0_u64, false);
    loop {
        let read = stream.by_ref().take(PIECE as u64).read_to_end(&mut buffer)?;
        if offset == 0
            && let Some((encoding, _)) = Encoding::for_bom(&buffer)
        {
            if encoding != UTF_8 {
                return Ok(Detected { encoding, mark: true, broken_at: None });
            }
            mark = true;
        }
        match std::str::from_utf8(&buffer) {
            Ok(_) if read < PIECE => return Ok(Detected { encoding: UTF_8, mark, broken_at: None }),
            Err(error) if error.error_len().is_some() || read == 0 => {
                let broken_at = Some(offset + error.valid_up_to() as u64);
                return Ok(Detected { encoding: without_mark(&buffer), mark: false, broken_at });
            }
            judged => {
                let valid = judged.map_or_else(|error| error.valid_up_to(), str::len);
                buffer.drain(..valid);
                offset += valid as u64;
            }
        }
    }
}

/// UTF-16 without a mark has a NUL in every other byte of an ordinary text.
fn without_mark(bytes: &[u8]) -> &'static Encoding {
    let pairs = bytes[..bytes.len().min(512)].as_chunks::<2>().0;
    let (high, low) =
        (pairs.iter().filter(|pair| pair[0] == 0).count(), pairs.iter().filter(|pair| pair[1] == 0).count());
    match pairs.len() / 2 {
        0 => WINDOWS_1252,
        most if low > most => UTF_16LE,
        most if high > most => UTF_16BE,
        _ => WINDOWS_1252,
    }
}

/// UTF-8's byte-order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The bytes that are held of a stream.
const HELD_AT_ONCE: usize = 64 * 1024;

/// Opens a file as a stream of UTF-8, its mark left out.
///
/// # Errors
/// Those of the system.
pub(crate) fn open(path: &Path, detected: Detected) -> io::Result<Box<dyn BufRead>> {
    let mut file = File::open(path)?;
    if detected.encoding == UTF_8 && detected.broken_at.is_none() {
        let mut first = Vec::new();
        file.by_ref().take(MARK.len() as u64).read_to_end(&mut first)?;
        let skip = if first == MARK { MARK.len() as u64 } else { 0 };
        file.seek(SeekFrom::Start(skip))?;
        return Ok(Box::new(BufReader::with_capacity(HELD_AT_ONCE, file)));
    }
    let decoded = decoder(BufReader::with_capacity(HELD_AT_ONCE, file), detected);
    Ok(Box::new(BufReader::with_capacity(HELD_AT_ONCE, decoded)))
}

fn decoder<R: Read>(stream: R, detected: Detected) -> impl Read {
    let mut decoder = DecodeReaderBytesBuilder::new();
    decoder.encoding(Some(detected.encoding)).bom_sniffing(true).strip_bom(true);
    decoder.build(stream)
}

/// Decodes the first bytes of a file; of UTF-8, a character that they cut in two is left out.
fn decoded(mut bytes: Vec<u8>, detected: Detected) -> io::Result<String> {
    if detected.encoding != UTF_8 || detected.broken_at.is_some() {
        let mut text = String::new();
        decoder(bytes.as_slice(), detected).read_to_string(&mut text)?;
        return Ok(text);
    }
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    let valid = std::str::from_utf8(&bytes).map_or_else(|error| error.valid_up_to(), str::len);
    bytes.truncate(valid);
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mission::write::{Existing, write};

    fn text(bytes: &[u8]) -> (&'static str, String) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        write(&path, bytes, Existing::Replace).expect("writable");
        let detected = detect(&path).expect("readable");
        let read = |mut stream: Box<dyn BufRead + '_>| {
            let mut text = String::new();
            stream.read_to_string(&mut text).expect("UTF-8");
            text
        };
        let all = read(open(&path, detected).expect("readable"));
        for most in [2, 5, 4096] {
            let file = TextFile::open(&path, most).expect("readable");
            assert_eq!(file.detected(), detected);
            assert_eq!(read(file.stream().expect("readable")), all, "{most}");
        }
        (detected.encoding.name(), all)
    }

    #[test]
    fn a_short_file_tells_its_encoding_as_a_long_one_does() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        assert_eq!(text("é\n".as_bytes()), ("UTF-8", "é\n".to_owned()));
        assert_eq!(text(b"\xef\xbb\xbfa\n"), ("UTF-8", "a\n".to_owned()));
        assert_eq!(text(b"a,b\n1,caf\xe9\n"), ("windows-1252", "a,b\n1,café\n".to_owned()));
        assert_eq!(text(&wide("\u{feff}a;é\n")), ("UTF-16LE", "a;é\n".to_owned()));
        assert_eq!(text(&wide("ab;cd;é\n")), ("UTF-16LE", "ab;cd;é\n".to_owned()));
    }
}
