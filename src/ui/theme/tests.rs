//! Every pair of role and ground can be read: 4.5 to 1, by the formula of WCAG 2.1 (1.4.3).

use super::*;

/// Red, green, blue.
type Rgb = (u8, u8, u8);

/// A terminal as it comes: its name, its own words on its own ground, and its colours 0 to 15.
struct Terminal {
    name: &'static str,
    own: (Rgb, Rgb),
    colours: [Rgb; 16],
}

const BLACK: Rgb = (0, 0, 0);
const WHITE: Rgb = (255, 255, 255);

/// Colours 0 to 7 of the kind that has three strengths.
const fn eight(on: u8, white: u8) -> [Rgb; 8] {
    [BLACK, (on, 0, 0), (0, on, 0), (on, on, 0), (0, 0, on), (on, 0, on), (0, on, on), (white, white, white)]
}

/// The same with colours 8 to 15, of which only white is used here.
const fn sixteen(low: [Rgb; 8]) -> [Rgb; 16] {
    let [a, b, c, d, e, f, g, h] = low;
    [a, b, c, d, e, f, g, h, (85, 85, 85), b, c, d, e, f, g, WHITE]
}

/// What XTerm-col.ad, putty's registry, rxvt-unicode's manual and the kernel's `vt.c` say; tmux shows the colours of the
/// terminal around it. Each on its own ground and with black and white exchanged.
const TERMINALS: [Terminal; 7] = [
    Terminal { name: "xterm", own: (BLACK, WHITE), colours: sixteen(eight(205, 229)) },
    Terminal { name: "xterm -rv", own: (WHITE, BLACK), colours: sixteen(eight(205, 229)) },
    Terminal { name: "PuTTY", own: ((187, 187, 187), BLACK), colours: sixteen(eight(187, 187)) },
    Terminal { name: "PuTTY on white", own: (BLACK, WHITE), colours: sixteen(eight(187, 187)) },
    Terminal { name: "urxvt", own: (BLACK, WHITE), colours: sixteen(eight(205, 250)) },
    Terminal { name: "linux", own: ((170, 170, 170), BLACK), colours: sixteen(eight(170, 170)) },
    Terminal { name: "linux on white", own: (BLACK, WHITE), colours: sixteen(eight(170, 170)) },
];

fn luminance((red, green, blue): Rgb) -> f64 {
    let linear = |value: u8| {
        let part = f64::from(value) / 255.0;
        if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn every_style(theme: Theme) -> Vec<(&'static str, Style)> {
    vec![
        ("title", theme.title()),
        ("strong", theme.strong()),
        ("heading", theme.heading()),
        ("rule", theme.rule()),
        ("words", theme.words()),
        ("key", theme.key()),
        ("done", theme.done()),
        ("warning", theme.warning()),
        ("fault", theme.fault()),
        ("personal", theme.personal()),
        ("alarm", theme.alarm()),
        ("selected", theme.selected()),
        ("best", theme.score(Standing::Best)),
        ("middle", theme.score(Standing::Middle)),
        ("worst", theme.score(Standing::Worst)),
        ("uncounted", theme.score(Standing::Uncounted)),
    ]
}

fn shown(colour: Option<Color>, own: Rgb, terminal: &Terminal) -> Rgb {
    match colour {
        None | Some(Color::Reset) => own,
        Some(Color::Black) => terminal.colours[0],
        Some(Color::Red) => terminal.colours[1],
        Some(Color::Green) => terminal.colours[2],
        Some(Color::Cyan) => terminal.colours[6],
        Some(Color::White) => terminal.colours[15],
        Some(other) => panic!("{other:?} was not looked at"),
    }
}

#[test]
fn every_role_can_be_read_on_black_and_on_white_in_every_terminal() {
    for terminal in &TERMINALS {
        for (role, style) in every_style(Theme::new(true)) {
            let (words, ground) = terminal.own;
            let (words, ground) = (shown(style.fg, words, terminal), shown(style.bg, ground, terminal));
            let ratio = contrast(words, ground);
            assert!(ratio >= 4.5, "{role} in {}: {ratio:.2}", terminal.name);
            let bold_black = style.fg == Some(Color::Black) && style.add_modifier.contains(Modifier::BOLD);
            assert!(!bold_black, "{role}: bold black is grey in many terminals");
        }
    }
}

/// What the test holds against: the colour that words had before.
#[test]
fn coloured_words_without_a_ground_of_their_own_cannot_be_read_everywhere() {
    let worst = |colour: usize| {
        let ratio = |terminal: &Terminal| contrast(terminal.colours[colour], terminal.own.1);
        TERMINALS.iter().map(ratio).fold(f64::INFINITY, f64::min)
    };
    for colour in 1..7 {
        assert!(worst(colour) < 4.5, "{colour}: {:.2}", worst(colour));
    }
}

#[test]
fn without_colours_every_role_but_plain_words_still_stands_out() {
    let plain = ["rule", "words", "done"];
    for (role, style) in every_style(Theme::new(false)) {
        assert_eq!((style.fg, style.bg), (None, None), "{role}");
        assert_eq!(style.add_modifier.is_empty(), plain.contains(&role), "{role}");
    }
}

#[test]
fn the_colours_of_scores_are_those_of_scores_alone() {
    let theme = Theme::new(true);
    let grounds: Vec<Color> = every_style(theme).into_iter().filter_map(|(_, style)| style.bg).collect();
    let scores = [Standing::Best, Standing::Middle, Standing::Worst].map(|standing| theme.score(standing).bg);
    for (n, ground) in scores.iter().enumerate() {
        assert!(ground.is_some() && !scores[..n].contains(ground), "{ground:?}: each score has its own");
    }
    // An alarm is as grave as the worst score, and is never beside one: it stands in the title.
    assert_eq!(grounds.len(), scores.len() + 1);
}
