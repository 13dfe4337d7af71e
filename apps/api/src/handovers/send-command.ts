import type { Transaction } from '@stafett/db';
import {
  type CaseFile,
  type CommandOf,
  type DocumentRef,
  type HandoverAddress,
  modelByHash,
  papersOf,
} from '@stafett/domain';
import type { DocumentLink, PreviewHandoverRequest } from '@stafett/schemas';
import type { StaffActor } from '../context.ts';
import { given } from '../given.ts';
import { Refused } from '../problems/refuse.ts';
import { groundBrought } from '../samtycke/brought.ts';

/** A joint forum is named; its members are the model's. */
const addressOf = (to: PreviewHandoverRequest['to'], state: CaseFile | undefined): HandoverAddress => {
  if (to.type === 'unit') return to;
  const forum = state && modelByHash(state.modelHash)?.jointForums.find(({ id }) => id === to.forum);
  if (!forum) throw new Refused('receiverNotAllowed');
  return { type: 'jointForum', forum: forum.id, members: forum.members };
};

const isSame = (a: DocumentLink, b: DocumentLink): boolean => a.document === b.document && a.version === b.version;

/** Refuses papers that another agency has written: each discloses what is its own (OSL 8:1–2). */
export const onlyOwnPapers = async (
  transaction: Transaction,
  { agency }: StaffActor,
  { caseId, papers = [] }: Pick<PreviewHandoverRequest, 'caseId' | 'papers'>,
): Promise<void> => {
  if (papers.length === 0) return;
  const own = await transaction.document.count({
    where: { caseId, tenant: agency, OR: papers.map(({ document, version }) => ({ id: document, version })) },
  });
  if (own < papers.length) throw new Refused('documentNotFound');
};

/** The papers that were chosen, as the ledger names them. Refuses `staleVersion` for what was written anew since, or is none of the case's. */
export const chosenPapers = (
  papers: readonly DocumentLink[] = [],
  state: CaseFile | undefined,
): readonly DocumentRef[] | undefined => {
  const chosen = !state ? [] : papersOf(state).filter((paper) => papers.some((one) => isSame(one, paper)));
  if (chosen.length < papers.length) throw new Refused('staleVersion');
  return chosen.length > 0 ? chosen : undefined;
};

/** What `send` and `preview` ask of the core, but for who asks and the message. */
export const sendCommandOf = (
  request: Omit<PreviewHandoverRequest, 'caseId' | 'message'>,
  state: CaseFile | undefined,
  why: DocumentRef | undefined,
): Omit<CommandOf<'sendHandover'>, 'type' | 'commandId' | 'actor' | 'message'> => {
  const { route, to, action, basis, answerBy, parallelSupportUntil } = request;
  return {
    route,
    to: addressOf(to, state),
    action,
    basis,
    answerBy,
    ...groundBrought(request.ground, why),
    ...given({ parallelSupportUntil, papers: chosenPapers(request.papers, state) }),
  };
};
