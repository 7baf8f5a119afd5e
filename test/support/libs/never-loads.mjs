export const func = () => {};
await new Promise(() => {});
