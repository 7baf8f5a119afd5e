/** Wakes the one who waits; rings that come while nobody waits are heard by the next who does. */
export declare class Bell {
    #private;
    ring(): void;
    heard(): Promise<void>;
}
