/** What the steps of the file that was asked for need. */
export function beginIncluding({ include, secret, label, file }, read) {
    return {
        include,
        read,
        chain: [{ label, file }],
        sum: { steps: 0, depth: 0 },
        whole: { files: new Map(), characters: 0, isTooMuch: false },
        prefix: "",
        secret,
    };
}
