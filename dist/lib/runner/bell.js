/** Wakes the one who waits; rings that come while nobody waits are heard by the next who does. */
export class Bell {
    #isRung = false;
    #wake;
    ring() {
        this.#isRung = true;
        this.#wake?.();
    }
    async heard() {
        if (!this.#isRung)
            await new Promise((resolve) => {
                this.#wake = resolve;
            });
        this.#isRung = false;
        this.#wake = undefined;
    }
}
