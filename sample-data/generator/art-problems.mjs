/** @typedef {import("./contents.mjs").Answer} Answer */
/** @typedef {import("./contents.mjs").Problem} Problem */

/** @type {(text: string | null, isRight: boolean | null, weight: number) => Answer} */
const say = (text, isRight, weight) => ({ text, isRight, weight });

/** @type {(number: number, text: string, isRight: boolean, weight: number) => Answer} */
const choose = (number, text, isRight, weight) => ({
  choice: `choice_${number}`,
  ...say(text, isRight, weight),
});

/** @type {(numbers: number[], names: string[], isRight: boolean, weight: number) => Answer} */
const check = (numbers, names, isRight, weight) => ({
  choice: toList(numbers.map((number) => `choice_${number}`)),
  ...say(toList(names), isRight, weight),
});

/** As Python writes a list in JSON, with a blank after each comma. @param {string[]} texts */
const toList = (texts) => `[${texts.map((text) => JSON.stringify(text)).join(", ")}]`;

/** @type {Problem[]} */
const firstHalf = [
  {
    name: "Arch or beam?",
    week: 0,
    share: 0.96,
    points: 1,
    tags: [
      ["difficulty", "Easy"],
      ["learning_outcome", "Name the structure"],
    ],
    parts: [
      {
        question: "What carries the Pont Neuf?",
        getAnswers: () => [
          choose(0, "An <b>arch</b>, or rather many", true, 70),
          choose(1, "A <b>beam</b>", false, 14),
          choose(2, "A <b>cable</b>", false, 5),
          choose(3, "The river", false, 3),
        ],
      },
    ],
  },
  {
    name: "Forces in a truss",
    week: 1,
    share: 0.9,
    points: 1,
    tags: [
      ["difficulty", "Medium"],
      ["learning_outcome", "Balance forces"],
    ],
    parts: [
      {
        question: "The force in the tie, with its sign",
        getAnswers: () => [
          say("12 kN", true, 50),
          say("12kN", true, 9),
          say("-12 kN", false, 22),
          say("=3*4", false, 2),
          say("6 kN", false, 11),
        ],
      },
      {
        question: "The force in the strut, with its sign",
        getAnswers: () => [
          say("-15 kN", true, 45),
          say("15 kN", false, 30),
          say("9 kN", false, 8),
          say("", false, 3),
        ],
      },
      {
        question: "With a = |tie| and b = |strut|, which is less?",
        getAnswers: () => [
          say("a<b", true, 60),
          say("a < b", true, 12),
          say("b<a", false, 20),
          say("a=b", false, 5),
        ],
      },
    ],
  },
  {
    name: "Suspension or cable-stayed?",
    week: 2,
    share: 0.86,
    points: 2,
    tags: [
      ["difficulty", "Medium"],
      ["learning_outcome", "Name the structure"],
      ["learning_outcome", "Read a drawing"],
    ],
    parts: [
      {
        question: "Check all that are cable-stayed.",
        getAnswers: () => [
          check([0, 2], ["Viaduc de Millau", "Øresund"], true, 40),
          check([0], ["Viaduc de Millau"], false, 22),
          check([0, 1, 2], ["Viaduc de Millau", "Golden Gate", "Øresund"], false, 12),
          check([1], ["Golden Gate"], false, 9),
          check([], [], false, 2),
        ],
      },
    ],
  },
  {
    name: "Load of the day",
    week: 3,
    share: 0.88,
    points: 2,
    variants: [1, 2, 3, 4],
    tags: [
      ["difficulty", "Hard"],
      ["learning_outcome", "Balance forces"],
    ],
    parts: [
      {
        question: "Which member fails first?",
        getAnswers: () => [
          choose(0, "The middle strut", true, 45),
          choose(1, "The end strut", false, 25),
          choose(2, "The tie", false, 15),
        ],
      },
      {
        question: "Under which load?",
        getAnswers: (variant) => [
          choose(0, `${12 + 3 * (variant ?? 0)} kN`, true, 40),
          choose(1, `${6 + 3 * (variant ?? 0)} kN`, false, 30),
        ],
      },
    ],
  },
  {
    name: "Which load governs?",
    week: 4,
    share: 0.82,
    points: 1,
    variants: [1, 2],
    tags: [
      ["difficulty", "Hard"],
      ["learning_outcome", "Balance forces"],
    ],
    parts: [
      {
        question: "The table of loads is drawn for each learner.",
        getAnswers: (variant) => [
          choose(0, "Snow", variant === 1, 30),
          choose(1, "Wind", variant === 2, 34),
          choose(2, "Traffic", false, 20),
        ],
      },
    ],
  },
  {
    name: "Your favorite bridge",
    week: 5,
    share: 0.6,
    points: 0,
    tags: [],
    parts: [
      {
        question: "Tell us which, and why.",
        getAnswers: () => [
          say("Golden Gate 🌉", null, 30),
          say("Pont d'Avignon", null, 18),
          say('The "wobbly" one in London', null, 12),
          say("The one at home.\nIt has two arches,\nand a bakery.", null, 4),
          say("Le pont de mon père, à Évreux", null, 3),
          say(null, null, 25),
        ],
      },
    ],
  },
];

/** @type {Problem[]} */
const secondHalf = [
  {
    name: "Steps of a cantilever",
    week: 6,
    share: 0.8,
    points: 3,
    tags: [
      ["difficulty", "Medium"],
      ["learning_outcome", "Read a drawing"],
    ],
    parts: [
      {
        question: "Drag the parts into their order.",
        getAnswers: () => [
          say('[{"1":"pier"},{"2":"arm"},{"3":"span"}]', true, 50),
          say('[{"1":"pier"},{"2":"span"},{"3":"arm"}]', false, 24),
          say('[{"1":"arm"},{"2":"pier"},{"3":"span"}]', false, 7),
          say("[]", false, 3),
        ],
      },
    ],
  },
  {
    name: "Concrete or steel?",
    week: 7,
    share: 0.84,
    points: 1,
    isDoubled: true,
    tags: [
      ["difficulty", "Easy"],
      ["learning_outcome", "Choose a material"],
    ],
    parts: [
      {
        question: "For a shell",
        getAnswers: () => [
          choose(0, "Concrete <choicehint>It takes any form.</choicehint>", true, 60),
          choose(1, "Steel <choicehint>In sheets, hardly.</choicehint>", false, 25),
        ],
      },
      {
        question: "For a cable",
        getAnswers: () => [choose(0, "Concrete", false, 10), choose(1, "Steel", true, 80)],
      },
    ],
  },
  {
    name: "Piers in the water",
    week: 8,
    share: 0.78,
    points: 1,
    tags: [["difficulty", "Easy"]],
    parts: [
      {
        question: "How many does the plan show?",
        getAnswers: () => [
          say("0", true, 40),
          say("None", true, 16),
          say("none", true, 11),
          say("2", false, 20),
          say("", false, 4),
          say(null, false, 5),
        ],
      },
    ],
  },
  {
    name: "Buckling, after Euler",
    week: 9,
    share: 0.74,
    points: 4,
    tags: [
      ["difficulty", "Hard"],
      ["learning_outcome", "Balance forces"],
      ["learning_outcome", "Choose a material"],
    ],
    parts: [
      {
        question: "The critical load of a column pinned at both ends",
        getAnswers: () => [
          say("\\(\\frac{\\pi^2 E I}{L^2}\\)", true, 35),
          say("\\(\\frac{\\pi^2**BACKSLASHSPACE**E I}{L^2}\\)", true, 6),
          say("\\(\\frac{\\pi E I}{L}\\)", false, 25),
          say("&pi;&sup2; E I / L", false, 10),
        ],
      },
    ],
  },
  {
    name: "Read the plan",
    week: 11,
    share: 0.8,
    points: 2,
    tags: [["learning_outcome", "Read a drawing"]],
    parts: [
      {
        question: "Click on the expansion joint.",
        getAnswers: () => [
          say("[312,87]", true, 30),
          say("[312.0,87.0]", true, 12),
          say("[40,210]", false, 21),
        ],
      },
    ],
  },
  {
    name: "Final: the footbridge",
    week: 13,
    share: 0.91,
    points: 5,
    variants: [2, 100],
    tags: [
      ["difficulty", "Hard"],
      ["learning_outcome", "Choose a material"],
      ["learning_outcome", "Balance forces"],
    ],
    parts: [
      {
        question: "What is the deck made of?",
        getAnswers: () => [
          choose(0, "Larch", true, 48),
          choose(1, "Oak", true, 20),
          choose(2, "Cast iron", false, 18),
        ],
      },
      {
        question: "Its mass, in tons",
        getAnswers: (variant) => [
          say(variant === 2 ? "4.8" : "5.2", true, 40),
          say(variant === 2 ? "48" : "52", false, 16),
        ],
      },
      {
        question: "Upload your drawing.",
        getAnswers: () => [say(null, true, 60)],
      },
    ],
  },
];

export const artProblems = [...firstHalf, ...secondHalf];
