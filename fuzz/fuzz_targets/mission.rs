//! Bytes in, a review out: the first byte says under which name the rest is read.
#![no_main]

use std::path::PathBuf;

use libfuzzer_sys::fuzz_target;

const FILES: [&str; 5] =
    ["mission.toml", "facts/a.toml", "plan/a.toml", "plan/follow-up.csv", "indicators/a.toml"];

fuzz_target!(|bytes: &[u8]| {
    if let Some((first, rest)) = bytes.split_first() {
        let path = FILES[usize::from(*first) % FILES.len()];
        otn::review_in_memory(vec![(PathBuf::from(path), rest.to_vec())], jiff::civil::date(2026, 11, 24));
    }
});
