import { shuffle } from "./random.mjs";

/** Parts of handles: names from everywhere, and words. No person is meant. */
const names = `adama aiko alba amadou anouk arjun basile bea bintou camille chidi clea dario dung
  elif emre esme fatou felix gaspard gita hana hugo ida imane ines jonas joris kaveh khadija lam lea
  leon lucia mael malika marek mei milo nadia naomi nils noor oceane olu oriane pablo pia quentin
  rania remi rosa sacha salma selim soren tariq thais thuy ugo valere wanda xavi yara yuki zeno`.split(
  /\s+/,
);
const words = `arch beam bolt brick cable crane deck girder granite keystone ledge mortar pier pylon
  rivet span strut tie truss vault`.split(/\s+/);

/** @type {((name: string, word: string, number: number) => string)[]} */
const styles = [
  (name, word) => `${name}_${word}`,
  (name, _word, number) => `${name}${number}`,
  (name, word) => `${word}-${name}`,
  (name, _word, number) => `${name[0].toUpperCase()}${name.slice(1)}_${number}`,
  (_name, word, number) => `${word}${number}`,
];

/** @param {() => number} random @param {number} count @returns {string[]} all different */
export function getUsernames(random, count) {
  const made = Array.from({ length: count * 2 }, (_, index) => {
    const name = names[Math.floor(random() * names.length)];
    const word = words[Math.floor(random() * words.length)];
    return styles[index % styles.length](name, word, 10 + Math.floor(random() * 90));
  });
  return shuffle(random, [...new Set(made)]).slice(0, count);
}
