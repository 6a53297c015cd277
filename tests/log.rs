//! The log under stress: writers killed at any moment, many at once, a disk without room.
//! `OTN_KILLS=200` kills as many writers as that; fewer otherwise, so that a run stays short.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::Instant,
};

const HEADER: &str = "date,subject,value,status,comment\n";

/// A mission with one action that has one indicator, and a log of some lines.
fn mission(lines: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        fs::write(path, text).expect("writable");
    };
    put("mission.toml", "[mission]\nname = \"x\"\nlanguage = \"en\"\n");
    put(
        "plan/plan.toml",
        "[[action]]\nid = \"a\"\nobjective = \"o\"\ntitle = \"t\"\nindicators = [{ id = \"n\", target = 9 }]\n",
    );
    let lines: String = (0..lines).map(|line| format!("2026-01-01,a/n,{line},,kept\n")).collect();
    put("plan/follow-up.csv", &format!("{HEADER}{lines}"));
    folder
}

fn log(folder: &Path) -> PathBuf {
    folder.join("plan/follow-up.csv")
}

fn command(folder: &Path, value: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_otn"));
    command.arg("-C").arg(folder).args(["--today", "2026-11-24", "plan", "measure", "a/n"]);
    command.arg(value.to_string());
    command
}

fn measure(folder: &Path, value: usize) -> Output {
    command(folder, value).output().expect("the program runs")
}

/// Returns the values of the log's lines, each line known to be whole.
fn values(folder: &Path) -> Vec<usize> {
    let text = fs::read_to_string(log(folder)).expect("readable");
    let body = text.strip_prefix(HEADER).expect("the header is there");
    assert!(body.is_empty() || body.ends_with('\n'), "the last line is whole");
    body.lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), 5, "{line}");
            cells[2].parse().expect("a value")
        })
        .collect()
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing() {
    let kills = std::env::var("OTN_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(20_usize);
    // A log of some size, so that a write takes long enough to be cut.
    let mission = mission(20_000);
    let started = Instant::now();
    assert!(measure(mission.path(), 6).status.success());
    let life = started.elapsed() + started.elapsed() / 10;
    let before = values(mission.path());
    let mut acknowledged = Vec::new();
    for round in 0..kills {
        let value = 1_000_000 + round;
        let mut child = command(mission.path(), value)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Moments spread evenly over the whole life of a writer.
        thread::sleep(life * (round * 7 % kills) as u32 / kills as u32);
        let _ = child.kill();
        if child.wait().expect("it ends").success() {
            acknowledged.push(value);
        }
        let now = values(mission.path());
        assert!(now.starts_with(&before), "what was there is still there");
        let seen: HashSet<usize> = now.iter().copied().collect();
        assert!(acknowledged.iter().all(|value| seen.contains(value)), "what was said done is done");
        assert!(now.len() <= before.len() + round + 1, "nothing is written twice");
    }
    // Nothing that a killed writer left behind stands in the way of the next.
    assert!(measure(mission.path(), 7).status.success());
    let left: Vec<String> = fs::read_dir(mission.path().join("plan"))
        .expect("readable")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn writers_at_once_each_add_their_line() {
    let mission = mission(3);
    thread::scope(|scope| {
        for writer in 0..8 {
            let folder = mission.path();
            scope.spawn(move || {
                for round in 0..5 {
                    let output = measure(folder, 100 + writer * 10 + round);
                    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
                }
            });
        }
    });
    let mut added = values(mission.path()).split_off(3);
    added.sort_unstable();
    let expected: Vec<usize> =
        (0..8).flat_map(|writer| (0..5).map(move |round| 100 + writer * 10 + round)).collect();
    assert_eq!(added, expected);
}

/// A limit on the size of files stops a write in the middle, as a full disk does.
#[cfg(unix)]
#[test]
fn a_disk_without_room_leaves_the_log_as_it_was_and_says_so() {
    let mission = mission(2_000);
    let before = fs::read(log(mission.path())).expect("readable");
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_otn"))
        .arg("-C")
        .arg(mission.path())
        .args(["--today", "2026-11-24", "plan", "measure", "a/n", "7"])
        .output()
        .expect("a shell");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: nothing was added, plan/follow-up.csv is as it was: the file is too large\n"
    );
    assert_eq!(fs::read(log(mission.path())).expect("readable"), before);
    assert_eq!(fs::read_dir(mission.path().join("plan")).expect("readable").count(), 2, "nothing is left");
}

#[cfg(unix)]
#[test]
fn a_log_that_is_a_link_out_of_the_mission_is_refused() {
    let mission = mission(0);
    let outside = tempfile::NamedTempFile::new().expect("a file");
    fs::remove_file(log(mission.path())).expect("it was there");
    std::os::unix::fs::symlink(outside.path(), log(mission.path())).expect("a link");
    assert_eq!(measure(mission.path(), 7).status.code(), Some(2));
    assert_eq!(fs::read(outside.path()).expect("readable"), b"");
}

#[test]
fn odd_logs_are_followed_without_a_fall() {
    for log_text in [
        "",
        "\n\n",
        "date,subject,value\n",
        "date,subject,value,status,comment\n0000-01-01,a/n,1,,\n9999-12-31,a/n,2,,\n2026-05-01,a/n,NaN,,\n",
        "date,subject,value,status,comment\n2026-05-01,a/n,999999999999999,,\n2026-01-01,a/n,-999999999999999,,\n",
        "subject,date\na/n,2026-05-01\n\"a/n",
        "date;sujet;valeur\n31/02/2026;a/n;1\n01/02/2026;;3\n",
    ] {
        let mission = mission(0);
        fs::write(log(mission.path()), log_text).expect("writable");
        for arguments in [
            &["plan", "follow", "--all", "--since", "0000-01-01"][..],
            &["plan", "follow", "--format", "json"],
            &["plan", "follow", "--format", "html", "--since", "9999-12-31"],
            &["check"],
            &["plan", "measure", "a/n", "7"],
        ] {
            for today in ["0000-01-01", "2026-11-24", "9999-12-31"] {
                let output = Command::new(env!("CARGO_BIN_EXE_otn"))
                    .arg("-C")
                    .arg(mission.path())
                    .args(["--today", today])
                    .args(arguments)
                    .output()
                    .expect("the program runs");
                let code = output.status.code();
                assert!(code.is_some_and(|code| code <= 2), "{log_text:?} {arguments:?} {today}: {code:?}");
            }
        }
    }
}
