const asItIs = (text) => text;
/** No colours: for a pipe, a log, or whoever asked for none. */
export const plain = { good: asItIs, bad: asItIs, undo: asItIs, faint: asItIs, strong: asItIs };
const esc = String.fromCharCode(27);
const sgr = (on, off) => (text) => text === "" ? "" : `${esc}[${on}m${text}${esc}[${off}m`;
/** The colours that every terminal knows, in the shades its owner chose. */
export const ansi = {
    good: sgr(32, 39),
    bad: sgr(31, 39),
    undo: sgr(33, 39),
    faint: sgr(2, 22),
    strong: sgr(1, 22),
};
