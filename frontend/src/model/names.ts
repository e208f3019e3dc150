/** Words of names, for finding who else goes by them. */

/** Most words that are looked up: names have few, and long lists of aliases repeat them. */
const MOST = 6;
/** Words that join names and name no one. */
const COMMON = new Set(["the", "and", "for", "von", "der", "del", "las", "los"]);

/** The words of all names in lower case, each once; short ones and those that name no one are left out. */
export function wordsOf(names: readonly string[]): string[] {
  const words = names.flatMap((name) => name.match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const plain = words.map((word) => word.toLowerCase()).filter((word) => !COMMON.has(word));
  return [...new Set(plain)].slice(0, MOST);
}
