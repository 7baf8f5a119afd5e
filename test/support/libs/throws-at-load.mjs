export const func = () => {};
throw new Error("no configuration");
