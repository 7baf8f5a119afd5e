/**
 * Why a Jenkins job cannot be triggered with these parameters; undefined where it can. Jenkins drops what a Jenkins job does
 * not declare, without a word, and answers a wrong choice with nothing but 500. A value is never part of the words:
 * it may be a secret.
 */
export function refusalOf(parameters, { parameters: declared }) {
    for (const name of Object.keys(parameters)) {
        const definition = declared.find((definition) => definition.name === name);
        if (definition === undefined)
            return undeclared(name, declared);
        if (definition.type === "FileParameterDefinition")
            return `wants a file for '${name}', which cannot be sent as text`;
        const choices = choicesOf(definition);
        if (choices !== undefined && !choices.includes(parameters[name] ?? ""))
            return `has no such choice for '${name}'; it has ${list(choices)}`;
    }
    return undefined;
}
/** Jenkins holds its own choices to the letter; what plugins call choices may take several of them, or others. */
function choicesOf({ type, choices }) {
    return type === undefined || type === "ChoiceParameterDefinition" ? (choices ?? undefined) : undefined;
}
function undeclared(name, declared) {
    if (declared.length === 0)
        return `declares no parameters, and so not '${name}'`;
    const near = declared.find((definition) => definition.name.toLowerCase() === name.toLowerCase());
    const instead = near === undefined ? `; it declares ${list(declared.map(({ name }) => name))}` : `; did you mean '${near.name}'?`;
    return `does not declare the parameter '${name}'${instead}`;
}
function list(names) {
    const most = 10;
    const shown = names.slice(0, most).map((name) => `'${name}'`);
    return shown.join(", ") + (names.length > most ? ` and ${names.length - most} more` : "");
}
/**
 * Whether Jenkins would take an item or a build with these `actions` for the same request: it compares the
 * values of all parameters, those left out by their defaults, but not passwords.
 */
export function isEqualRequest(actions, parameters, { parameters: declared }) {
    const theirs = new Map((actions ?? []).flatMap((action) => action?.parameters ?? []).map(({ name, value }) => [name, value]));
    const compared = declared.filter(({ type }) => type !== "PasswordParameterDefinition");
    const passwords = declared.length - compared.length;
    const named = [...theirs.keys()].filter((name) => declared.some((definition) => definition.name === name)).length;
    return (compared.every((definition) => isEqualValue(theirs.get(definition.name), valueSent(definition, parameters))) &&
        named >= compared.length &&
        named <= compared.length + passwords);
}
/** What Jenkins makes of what is given, or of what is left out. */
function valueSent({ name, type, choices, defaultParameterValue }, parameters) {
    const given = parameters[name];
    if (type === "BooleanParameterDefinition")
        return given === undefined ? (defaultParameterValue?.value ?? false) : given.toLowerCase() === "true";
    return given ?? defaultParameterValue?.value ?? choices?.[0] ?? "";
}
/** Numbers and truths may come as JSON's own or as text. */
function isEqualValue(theirs, ours) {
    return theirs !== undefined && String(theirs ?? "") === String(ours ?? "");
}
