const blank = /[ \t]/;
/**
 * Words of a command line, split as .NET does for GitHub's runner on Linux and macOS: at blanks outside
 * of double quotes. `\"` is a quote, and so is `""` within quotes; other backslashes stand for themselves.
 */
export function splitWords(line) {
    const words = [];
    let word;
    let inQuotes = false;
    // Backslashes before a quote come in pairs; all others are taken as they are.
    for (const [piece] of line.matchAll(/\\+"|\\+|""|[^\\]/gs)) {
        const before = word ?? "";
        if (piece.startsWith("\\")) {
            const slashes = piece.endsWith('"') ? piece.length - 1 : 0;
            if (slashes === 0)
                word = before + piece;
            else if (slashes % 2 === 1)
                word = `${before}${"\\".repeat((slashes - 1) / 2)}"`;
            else {
                word = before + "\\".repeat(slashes / 2);
                inQuotes = !inQuotes;
            }
        }
        else if (piece === '""') {
            word = inQuotes ? `${before}"` : before;
        }
        else if (piece === '"') {
            word = before;
            inQuotes = !inQuotes;
        }
        else if (blank.test(piece) && !inQuotes) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else
            word = before + piece;
    }
    if (word !== undefined)
        words.push(word);
    return words;
}
