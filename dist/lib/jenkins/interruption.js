/** The reason of an aborted signal: it passes through whatever is waiting just then. */
export class Interruption extends Error {
    name = "Interruption";
    kind;
    constructor(kind, message) {
        super(message);
        this.kind = kind;
    }
}
