const narrow = /^[\x20-\x7e]*$/;
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const weightless = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Asks for the picture of the character before it, which is twice as wide. */
const pictureSelector = "\ufe0f";
/** How many columns a terminal gives to the text, rather one too many than one too few. */
export function widthOf(text) {
    if (narrow.test(text))
        return text.length;
    let width = 0;
    for (const character of text)
        width += widthOfCharacter(character);
    return width;
}
/** As much of the text as fits, with `…` where something was cut off. */
export function cut(text, columns) {
    if (widthOf(text) <= columns)
        return text;
    let kept = "";
    let width = 1;
    for (const character of text) {
        width += widthOfCharacter(character);
        if (width > columns)
            break;
        kept += character;
    }
    return columns < 1 ? "" : `${kept.trimEnd()}…`;
}
/** Filled up with blanks; longer text stays as it is. */
export function pad(text, columns) {
    return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}
function widthOfCharacter(character) {
    if (character === pictureSelector)
        return 1;
    if (wide.test(character))
        return 2;
    return weightless.test(character) ? 0 : 1;
}
