import type { CommandOf } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import type { Effect } from '../case/effects.ts';
import type { CaseId } from '../organisation/organisation.ts';
import type { WaitingListEvent, WaitingListName } from './waiting-list.ts';

const waitingList = { type: 'system', source: 'waitingList' } as const;

/** What an event of the kö asks of the cases: who was called is to be summoned. `commandId` is of the act that gave the event. */
export const effectsOfWaitingList = (event: WaitingListEvent, commandId: string): readonly Effect[] => {
  if (event.type !== 'caseCalled') return [];
  const { caseId, coach, answerBy, calledBy, outOfTurn } = event;
  return [
    {
      type: 'toJourney',
      caseId,
      command: {
        type: 'callParticipant',
        commandId: deriveId(commandId, 'callParticipant'),
        actor: waitingList,
        coach,
        answerBy,
        calledBy,
        ...(outOfTurn === undefined ? {} : { outOfTurn }),
        ...(event.by.type === 'staff' ? { caller: event.by.staff } : {}),
      },
    },
  ];
};

/** When a case refuses the call (closed meanwhile, a summons still open), the kö must hear of it, or the seat would stay taken for nobody. */
export const effectOfRefusedCall = (
  { insats, place }: WaitingListName,
  caseId: CaseId,
  { commandId }: CommandOf<'callParticipant'>,
): Effect => ({
  type: 'toWaitingList',
  insats,
  place,
  command: { type: 'callLapsed', commandId: deriveId(commandId, 'callLapsed'), actor: waitingList, caseId },
});
