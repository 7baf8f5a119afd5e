/** What is read of Jenkins, in the shape of its own JSON. Only what is used is named; more may be there. */
export {};
