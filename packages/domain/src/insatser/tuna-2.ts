import { defineInsats } from './define-insats.ts';
import { tuna } from './tuna.ts';

/**
 * The second version of TUNA: the same journey, and the targets that the report for 2017 holds it to. Back at the level before, at most
 * 30 %; onward to arbete, studier or Arbetsförmedlingen, more than half. Cases that run on the first version stay there until their
 * coordinator moves them; the figures count both.
 */
export const tuna2 = defineInsats({
  ...tuna,
  targets: [
    { reportCode: 'ater-tidigare-niva', reasons: ['returnedToPriorLevel'], bound: 'atMost', percent: 30 },
    {
      reportCode: 'vidare',
      reasons: ['employment', 'studies', 'vocationalRehabilitationAf', 'afViaJointAssessment'],
      bound: 'moreThan',
      percent: 50,
    },
  ],
});
