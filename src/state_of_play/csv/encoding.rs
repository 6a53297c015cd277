//! Which encoding a file is in, and its text as a stream of UTF-8.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
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

/// Reads a file through once and tells its encoding: by its mark, else UTF-8 if it is, else Windows-1252.
///
/// # Errors
/// Those of the system; a folder or a pipe under the name is an error too, since it could be read once only, or for ever.
pub(crate) fn detect(path: &Path) -> io::Result<Detected> {
    if !path.metadata()?.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
    }
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 256 * 1024];
    let (mut held, mut offset) = (0, 0_u64);
    loop {
        let read = file.read(&mut buffer[held..])?;
        let bytes = &buffer[..held + read];
        if offset == 0
            && let Some((encoding, _)) = Encoding::for_bom(bytes)
            && encoding != UTF_8
        {
            return Ok(Detected { encoding, mark: true, broken_at: None });
        }
        let marked = offset == 0 && bytes.starts_with(b"\xef\xbb\xbf");
        match std::str::from_utf8(bytes) {
            Ok(_) if read == 0 => return Ok(Detected { encoding: UTF_8, mark: marked, broken_at: None }),
            Ok(_) => {
                offset += bytes.len() as u64;
                held = 0;
            }
            Err(error) if error.error_len().is_none() && read > 0 => {
                let valid = error.valid_up_to();
                let length = bytes.len();
                buffer.copy_within(valid..length, 0);
                held = length - valid;
                offset += valid as u64;
            }
            Err(error) => {
                let broken_at = Some(offset + error.valid_up_to() as u64);
                return Ok(Detected { encoding: without_mark(bytes), mark: false, broken_at });
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

/// Opens a file as a stream of UTF-8, its mark left out.
///
/// # Errors
/// Those of the system.
pub(crate) fn open(path: &Path, detected: Detected) -> io::Result<Box<dyn Read>> {
    let mut file = File::open(path)?;
    if detected.encoding == UTF_8 && detected.broken_at.is_none() {
        let mut mark = [0; 3];
        let read = read_some(&mut file, &mut mark)?;
        let skip = if mark[..read] == *b"\xef\xbb\xbf" { 3 } else { 0 };
        file.seek(SeekFrom::Start(skip))?;
        return Ok(Box::new(file));
    }
    let mut decoder = DecodeReaderBytesBuilder::new();
    decoder.encoding(Some(detected.encoding)).bom_sniffing(true).strip_bom(true);
    Ok(Box::new(decoder.build(BufReader::with_capacity(64 * 1024, file))))
}

fn read_some(file: &mut File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}

/// Returns the first bytes of a file's text, decoded; at most `most` bytes are read.
///
/// # Errors
/// Those of the system.
pub(crate) fn sample(path: &Path, detected: Detected, most: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    open(path, detected)?.take(most).read_to_end(&mut bytes)?;
    let valid = match std::str::from_utf8(&bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    bytes.truncate(valid);
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::mission::write::{Existing, write};

    fn text(bytes: &[u8]) -> (&'static str, String) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.csv");
        write(&path, bytes, Existing::Replace).expect("writable");
        let detected = detect(&path).expect("readable");
        let mut text = String::new();
        open(&path, detected).expect("readable").read_to_string(&mut text).expect("UTF-8");
        (detected.encoding.name(), text)
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
