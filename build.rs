//! Turns the tools' descriptions from TOML, which people write, into JSON, which is read in a fraction of the time.

#![forbid(unsafe_code)]

use std::{env, error::Error, fs, path::Path};

use serde_json::{Map, Value};

/// The folder of the tools.
const TOOLS: &str = "src/state_of_play/tools";

/// The files of a tool that are turned.
const FILES: [&str; 3] = ["tool", "indicators", "benchmarks"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={TOOLS}");
    let mut tools = Map::new();
    for folder in fs::read_dir(TOOLS)? {
        let folder = folder?;
        if folder.file_type()?.is_dir() {
            let files = FILES.iter().map(|name| Ok(((*name).to_owned(), turned(&folder.path(), name)?)));
            let files: Map<String, Value> = files.collect::<Result<_, Box<dyn Error>>>()?;
            tools.insert(folder.file_name().to_string_lossy().into_owned(), files.into());
        }
    }
    let written = serde_json::to_string(&tools)?;
    let file = Path::new(&env::var("OUT_DIR")?).join("tools.json");
    #[expect(clippy::disallowed_methods, reason = "a build that is cut off is run again")]
    Ok(fs::write(file, written)?)
}

/// Reads a file of a tool; a wrong one is named, and nothing is built.
fn turned(folder: &Path, name: &str) -> Result<Value, Box<dyn Error>> {
    let path = folder.join(name).with_extension("toml");
    let read =
        |text: &str| Ok::<_, Box<dyn Error>>(serde_json::to_value(toml::from_str::<toml::Table>(text)?)?);
    let text = fs::read_to_string(&path)?;
    read(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}
