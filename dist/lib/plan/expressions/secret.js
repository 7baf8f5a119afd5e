/** A text that nobody may see. */
export class Secret {
    value;
    constructor(value) {
        this.value = value;
    }
}
