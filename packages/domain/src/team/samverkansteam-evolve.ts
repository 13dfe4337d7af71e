import { given } from '../case/act.ts';
import { evolveGroupMeeting } from '../group-meeting/evolve.ts';
import { withCohort } from './figures.ts';
import type { AgendaItem, Samverkansteam, SamverkansteamEvent } from './samverkansteam.ts';

const withItem = (team: Samverkansteam, code: string, change: (item: AgendaItem) => AgendaItem): Samverkansteam => ({
  ...team,
  seq: team.seq + 1,
  agenda: team.agenda.map((item) => (item.code === code ? change(item) : item)),
});

/** The team after the event; its first event is `seriesPlanned`. Refuses (Error) another first event: the ledger is damaged. */
export const evolveSamverkansteam = (state: Samverkansteam | undefined, event: SamverkansteamEvent): Samverkansteam => {
  switch (event.type) {
    case 'caseRaised': {
      if (!state) throw new Error('a samverkansteam begins with seriesPlanned, not caseRaised');
      const { caseId, code, question, told, raisedBy, at: raisedAt } = event;
      const about = { caseId, code, question, ...given({ told }), raisedBy, raisedAt };
      const item: AgendaItem = { ...about, status: 'waiting', deferred: [] };
      return { ...state, seq: state.seq + 1, agenda: [...state.agenda, item] };
    }
    case 'raisedCaseWithdrawn':
    case 'caseDeferred':
    case 'teamRecommended':
    case 'recommendationShared': {
      if (!state) throw new Error(`a samverkansteam begins with seriesPlanned, not ${event.type}`);
      return withItem(state, event.code, (item) => {
        switch (event.type) {
          case 'raisedCaseWithdrawn':
            return { ...item, status: 'withdrawn' };
          case 'caseDeferred':
            return {
              ...item,
              deferred: [...item.deferred, { meeting: event.meeting, reason: event.reason }],
              ...(event.nextCode !== undefined && {
                code: event.nextCode,
                earlierCodes: [...(item.earlierCodes ?? []), item.code],
              }),
            };
          case 'teamRecommended': {
            const { meeting, document, on } = event;
            return { ...item, status: 'recommended', recommendation: { meeting, document, on } };
          }
          case 'recommendationShared':
            return item.recommendation
              ? { ...item, recommendation: { ...item.recommendation, shared: event.document } }
              : item;
        }
      });
    }
    default: {
      const series = evolveGroupMeeting(state?.series, event);
      const team = { ...state, seq: (state?.seq ?? 0) + 1, team: series.id, series, agenda: state?.agenda ?? [] };
      return event.type === 'groupMinutesRecorded' ? withCohort(team, event.meeting) : team;
    }
  }
};
