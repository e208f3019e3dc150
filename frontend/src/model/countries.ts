import names from "./countries.json";

const NAMES: Readonly<Record<string, string>> = names;

/** What a country of this ISO 3166-1 alpha-3 code is called. */
export const countryName = (code: string): string => NAMES[code] ?? code;
