/** Guides for a report, as data: each is a row of questions. Answers are kept by the question's key, in any language. */

import { language } from "../../islands/mount";

const nl = {
  free: {
    name: "Vrij",
    about: "Schrijf wat je wilt bewaren. Tien minuten is genoeg.",
    questions: { free: "Wat blijft je bij van deze bijeenkomst?" },
  },
  starr: {
    name: "STARR",
    about: "Kijk naar één situatie, stap voor stap. Reken op een kwartier.",
    questions: {
      situation: "Situatie: waar en wanneer was het, en wie waren erbij?",
      task: "Taak: wat was aan jou om te doen?",
      action: "Actie: wat deed en zei je?",
      result: "Resultaat: wat gebeurde er daarna?",
      reflection: "Reflectie: wat zegt dit over hoe jij werkt?",
    },
  },
  korthagen: {
    name: "Korthagen",
    about: "Van wat er gebeurde naar wat je anders probeert. Reken op een half uur.",
    questions: {
      act: "Wat gebeurde er?",
      back: "Wat wilde, voelde, dacht en deed je? En de ander?",
      core: "Waar ging het volgens jou echt om?",
      other: "Hoe zou het ook kunnen? Noem er een paar.",
      try: "Wat probeer je de volgende keer?",
    },
  },
  gibbs: {
    name: "Gibbs",
    about: "Zes vragen rond één ervaring, met ruimte voor je gevoel. Reken op een half uur.",
    questions: {
      description: "Beschrijving: wat gebeurde er?",
      feelings: "Gevoel: wat voelde je, toen en nu?",
      evaluation: "Waardering: wat ging goed, en wat niet?",
      analysis: "Verklaring: waardoor kwam dat?",
      conclusion: "Conclusie: wat had je ook kunnen doen?",
      plan: "Plan: wat doe je als het weer gebeurt?",
    },
  },
  dimensions: {
    name: "Drie kanten",
    about: "Vakkennis, waarden en jijzelf. Jeugdprofessionals kennen deze indeling. Reken op twintig minuten.",
    questions: {
      technical: "Vakkennis: welke kennis en aanpak gebruikte je, en werkte dat?",
      normative: "Waarden: wat vond je juist, en wat vonden anderen juist?",
      personal: "Jijzelf: wat zegt dit over jou en je kracht?",
    },
  },
};

const en: typeof nl = {
  free: {
    name: "Free",
    about: "Write what you want to keep. Ten minutes is enough.",
    questions: { free: "What stays with you of this meeting?" },
  },
  starr: {
    name: "STARR",
    about: "Look at one situation, step by step. Count on a quarter of an hour.",
    questions: {
      situation: "Situation: where and when was it, and who was there?",
      task: "Task: what was yours to do?",
      action: "Action: what did you do and say?",
      result: "Result: what happened then?",
      reflection: "Reflection: what does this say about how you work?",
    },
  },
  korthagen: {
    name: "Korthagen",
    about: "From what happened to what you will try instead. Count on half an hour.",
    questions: {
      act: "What happened?",
      back: "What did you want, feel, think and do? And the other?",
      core: "What was it really about, in your eyes?",
      other: "How else could it be? Name a few ways.",
      try: "What will you try next time?",
    },
  },
  gibbs: {
    name: "Gibbs",
    about: "Six questions about one experience, with room for what you felt. Count on half an hour.",
    questions: {
      description: "Description: what happened?",
      feelings: "Feelings: what did you feel, then and now?",
      evaluation: "Evaluation: what went well, and what did not?",
      analysis: "Analysis: what brought that about?",
      conclusion: "Conclusion: what else could you have done?",
      plan: "Plan: what will you do when it happens again?",
    },
  },
  dimensions: {
    name: "Three sides",
    about: "Craft, values and yourself. Professionals in youth care know this division. Count on twenty minutes.",
    questions: {
      technical: "Craft: which knowledge and approach did you use, and did they work?",
      normative: "Values: what did you think right, and what did others?",
      personal: "Yourself: what does this say about you and your strength?",
    },
  },
};

export const guideTexts = { nl, en };
export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
