/** All that is trusted when a certificate authority is given: it comes beside those that Node trusts, not in their place. */
export declare function trusted(ca: string): readonly string[];
