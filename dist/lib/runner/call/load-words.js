import { fileURLToPath } from "node:url";
import { wordsOf } from "./thrown.js";
/** Why a module does not load, in words of the module where it has some. */
export function loadWords(thrown, module) {
    const code = thrown?.code;
    const words = wordsOf(thrown);
    if (code === "ERR_UNKNOWN_FILE_EXTENSION" && /"\.[mc]?ts"/.test(words))
        return `this Node (${process.version}) cannot load TypeScript; compile it, or use Node 22.18 or newer`;
    const isItself = module.startsWith("file:") && words.includes(`'${fileURLToPath(module)}'`);
    if (code === "ERR_MODULE_NOT_FOUND" && isItself)
        return `there is no file ${fileURLToPath(module)}`;
    return words;
}
