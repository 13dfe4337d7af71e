import { stockholmDate } from '../calendar/index.ts';
import { type EventOf, given } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';

type TeamEvent = EventOf<'broughtToTeam' | 'recommendationReceived' | 'recommendationDecided'>;

export const evolveTeam = (state: CaseFile, event: TeamEvent): CaseFile => {
  switch (event.type) {
    case 'broughtToTeam':
      return { ...state, teamQuestion: event.question };
    case 'recommendationReceived': {
      const { teamQuestion: _, ...answered } = state;
      return { ...answered, recommendations: [...(state.recommendations ?? []), event.recommendation] };
    }
    case 'recommendationDecided': {
      const { recommendation: id, decision, document, forTeam, at } = event;
      const decided = { decision, on: stockholmDate(at), ...given({ document, forTeam }) };
      const recommendations = (state.recommendations ?? []).map((recommendation) =>
        recommendation.id === id ? { ...recommendation, decided } : recommendation,
      );
      return { ...state, recommendations };
    }
  }
};
