/**
 * Words by which a passage is folded until a reader asks for it: bodies and wounds described, not deaths
 * counted. Own compilation; a word ending in * stands for all words that begin so.
 */
const WORDS = [
  "behead*", "decapitat*", "dismember*", "severed", "mutilat*", "disembowel*", "entrails", "gore", "gory",
  "charred", "burned alive", "burnt alive", "corpse*", "bodies were", "bodies lay", "body parts", "limbs", "blood-soaked",
  "bloodied", "pool of blood", "pools of blood", "torture*", "raped", "rape", "rapes", "gang-rape*", "sexual violence",
  "lynch*", "crucif*", "skull*", "mass grave*", "remains of", "throat slit", "throats slit", "slit their throats",
  "hacked to death", "stoned to death", "beaten to death", "burned to death", "mangled", "shrapnel wounds", "amputat*",
];

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const PATTERN = new RegExp(
  "\\b(?:" + WORDS.map((one) => (one.endsWith("*") ? escaped(one.slice(0, -1)) + "\\p{L}*" : escaped(one))).join("|") + ")\\b",
  "iu",
);

export const isGraphic = (passage: string): boolean => PATTERN.test(passage);
