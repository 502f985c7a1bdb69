/** The clauses a group may agree on, each with a few ready sentences. What is signed is the sentence itself. */

import { language } from "../../islands/mount";

/** `ready`: sentences to choose from, the first one by default. */
export interface Template {
  readonly key: string;
  readonly title: string;
  readonly ready: readonly string[];
}

const nl: readonly Template[] = [
  {
    key: "goal",
    title: "Doel",
    ready: [
      "Wij leren van ons eigen werk. Wie iets inbrengt, vindt zelf een volgende stap.",
      "Wij helpen elkaar om beter te kijken naar ons eigen aandeel in lastige situaties.",
    ],
  },
  {
    key: "group",
    title: "Open of gesloten groep",
    ready: [
      "De groep is gesloten. Er komt alleen iemand bij als wij dat allemaal goed vinden.",
      "De groep is open. Een nieuw lid kan tussen twee bijeenkomsten beginnen.",
    ],
  },
  {
    key: "material",
    title: "Hoe wij werk inbrengen",
    ready: [
      "Wie inbrengt, schrijft de casus vooraf in een paar zinnen. De vraag staat in de ik-vorm. Wij noemen geen namen van cliënten of collega’s.",
      "Wij brengen om de beurt in, op de dag zelf. Wij noemen geen namen van cliënten of collega’s.",
      "Wij kiezen vooraf met een stemming. Wij noemen geen namen van cliënten of collega’s.",
    ],
  },
  {
    key: "confidentiality",
    title: "Geheimhouding",
    ready: [
      "Wat hier wordt gezegd, blijft hier. Ook tegenover onze leidinggevende, de opdrachtgever en thuis.",
      "Wat hier wordt gezegd, blijft hier. Over je eigen inzichten mag je buiten de groep vertellen. Over die van anderen niet.",
    ],
  },
  {
    key: "limits",
    title: "Grenzen van geheimhouding",
    ready: [
      "Is er gevaar voor iemand, of een plicht om te melden? Dan zeggen wij dat eerst in de groep. Wie moet melden, meldt zelf en vertelt ons wanneer.",
      "Bij gevaar of een plicht om te melden geldt onze beroepscode. Wij bespreken eerst in de groep wat er nodig is.",
    ],
  },
  {
    key: "notes",
    title: "Aantekeningen",
    ready: [
      "Wij schrijven alleen in Kring, voor onszelf en de groep. Er gaat niets naar buiten.",
      "Ieder maakt eigen aantekeningen, zonder namen. Na afloop van het traject gooien wij ze weg.",
    ],
  },
  {
    key: "attendance",
    title: "Erbij zijn",
    ready: [
      "Wij zijn er altijd, behalve bij ziekte of nood. Bij minder dan vier mensen zoeken wij een andere dag.",
      "Ieder is er ten minste vier van de zes keer. Bij minder dan drie mensen zoeken wij een andere dag.",
    ],
  },
  {
    key: "lateness",
    title: "Te laat komen",
    ready: [
      "Wij beginnen op tijd. Wie later komt, sluit stil aan bij de stap die loopt.",
      "Wij wachten vijf minuten. Daarna beginnen wij.",
    ],
  },
  {
    key: "cancelling",
    title: "Afzeggen",
    ready: [
      "Kun je niet? Zeg het zo vroeg mogelijk in Kring. Had je een rol, ruil die dan zelf.",
      "Kun je niet? Bel de begeleider, ten minste een dag van tevoren.",
    ],
  },
  {
    key: "roles",
    title: "Rollen en rooster",
    ready: [
      "De rollen gaan rond. Ieder is even vaak inbrenger en begeleider. Kring houdt bij wie er aan de beurt is.",
      "De intervisor begeleidt de eerste keren. Daarna nemen wij dat om de beurt over.",
    ],
  },
  {
    key: "methods",
    title: "Methoden",
    ready: [
      "Wij werken steeds met een methode. Halverwege wisselen wij niet.",
      "Wij kiezen per keer een methode die past bij de vraag.",
    ],
  },
  {
    key: "newcomers",
    title: "Nieuwe leden",
    ready: [
      "Een nieuw lid leest en tekent eerst deze afspraken. Wat eerder is gezegd, blijft voor hen dicht.",
      "Tijdens dit traject komen er geen nieuwe leden bij.",
    ],
  },
  {
    key: "leaving",
    title: "Weggaan",
    ready: [
      "Wie weggaat, zegt dat in een bijeenkomst en neemt daar afscheid. De geheimhouding blijft gelden.",
      "Weggaan kan altijd, ook zonder uitleg. De geheimhouding blijft gelden.",
    ],
  },
  {
    key: "conflict",
    title: "Als het schuurt",
    ready: [
      "Schuurt er iets, dan zeggen wij dat zelf en snel. Verstoringen gaan voor. Lukt het niet, dan vragen wij de intervisor.",
      "Wij praten niet over iemand die er niet bij is. Komen wij er niet uit, dan vragen wij iemand van buiten.",
    ],
  },
  {
    key: "feedback",
    title: "Hoe wij iets tegen elkaar zeggen",
    ready: [
      "Wij zeggen wat wij zien en wat het met ons doet. Wij oordelen niet en geven geen raad waar niemand om vroeg.",
      "Wij vragen eerst of iemand feedback wil. Dan kort, eerlijk en over gedrag.",
    ],
  },
  {
    key: "evaluation",
    title: "Terugkijken",
    ready: [
      "Elke bijeenkomst sluit met een korte ronde. Halverwege en aan het eind kijken wij langer terug.",
      "Elke bijeenkomst sluit met een korte ronde: wat bracht het, en wat kan beter?",
    ],
  },
  {
    key: "review",
    title: "Deze afspraken opnieuw bekijken",
    ready: [
      "Aan het begin van elke keer lezen wij ze in één minuut terug. Na drie keer kijken wij of ze nog passen.",
      "Wij kijken na een half jaar of deze afspraken nog passen.",
    ],
  },
];

const en: readonly Template[] = [
  {
    key: "goal",
    title: "Goal",
    ready: [
      "We learn from our own work. Whoever brings something finds a next step themself.",
      "We help each other look better at our own part in difficult situations.",
    ],
  },
  {
    key: "group",
    title: "Open or closed group",
    ready: [
      "The group is closed. Somebody only joins when all of us agree.",
      "The group is open. A new member can begin between two meetings.",
    ],
  },
  {
    key: "material",
    title: "How we bring in work",
    ready: [
      "Whoever brings a case writes it beforehand in a few sentences. The question is in the I-form. We name no clients or colleagues.",
      "We bring cases in turn, on the day itself. We name no clients or colleagues.",
      "We choose beforehand with a vote. We name no clients or colleagues.",
    ],
  },
  {
    key: "confidentiality",
    title: "Confidentiality",
    ready: [
      "What is said here stays here. Also towards our manager, the commissioner and at home.",
      "What is said here stays here. You may tell others about your own insights. Not about those of others.",
    ],
  },
  {
    key: "limits",
    title: "Limits of confidentiality",
    ready: [
      "Is somebody in danger, or is there a duty to report? Then we say so in the group first. Who has to report does so themself, and tells us when.",
      "In danger or with a duty to report our professional code holds. We first talk in the group about what is needed.",
    ],
  },
  {
    key: "notes",
    title: "Notes",
    ready: [
      "We only write in Kring, for ourselves and the group. Nothing goes outside.",
      "Each of us makes own notes, without names. We throw them away after the programme.",
    ],
  },
  {
    key: "attendance",
    title: "Being there",
    ready: [
      "We are always there, except for illness or need. With fewer than four people we look for another day.",
      "Each of us is there at least four of the six times. With fewer than three people we look for another day.",
    ],
  },
  {
    key: "lateness",
    title: "Coming late",
    ready: [
      "We begin on time. Whoever comes later quietly joins the step that runs.",
      "We wait for five minutes. Then we begin.",
    ],
  },
  {
    key: "cancelling",
    title: "Cancelling",
    ready: [
      "You cannot come? Say so in Kring as early as you can. If you had a role, swap it yourself.",
      "You cannot come? Call the facilitator, at least a day before.",
    ],
  },
  {
    key: "roles",
    title: "Roles and rota",
    ready: [
      "The roles go round. Each is presenter and facilitator equally often. Kring keeps whose turn it is.",
      "The intervisor facilitates the first times. Then we take over in turn.",
    ],
  },
  {
    key: "methods",
    title: "Methods",
    ready: [
      "We always work with a method. We do not change it half-way.",
      "Each time we choose a method that fits the question.",
    ],
  },
  {
    key: "newcomers",
    title: "New members",
    ready: [
      "A new member first reads and signs this agreement. What was said before stays closed to them.",
      "No new members join during this programme.",
    ],
  },
  {
    key: "leaving",
    title: "Leaving",
    ready: [
      "Whoever leaves says so in a meeting and says goodbye there. Confidentiality goes on.",
      "You may always leave, also without a reason. Confidentiality goes on.",
    ],
  },
  {
    key: "conflict",
    title: "When it rubs",
    ready: [
      "When something rubs, we say so ourselves and soon. Disturbances go first. If that fails, we ask the intervisor.",
      "We do not talk about somebody who is not there. If we cannot solve it, we ask somebody from outside.",
    ],
  },
  {
    key: "feedback",
    title: "How we say things to each other",
    ready: [
      "We say what we see and what it does to us. We do not judge, and give no advice that nobody asked for.",
      "We first ask whether somebody wants feedback. Then short, honest and about behaviour.",
    ],
  },
  {
    key: "evaluation",
    title: "Looking back",
    ready: [
      "Each meeting ends with a short round. Half-way and at the end we look back longer.",
      "Each meeting ends with a short round: what did it bring, and what can be better?",
    ],
  },
  {
    key: "review",
    title: "Looking at this agreement again",
    ready: [
      "At the beginning of each meeting we read it again in one minute. After three times we see whether it still fits.",
      "After half a year we see whether this agreement still fits.",
    ],
  },
];

export const templates = (): readonly Template[] => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
