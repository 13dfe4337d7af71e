import { type Act, actOf, allow, type Guard, given, no, record, refused, type Verdict } from '../case/act.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { CommandOf } from '../case/commands.ts';
import { deriveId } from '../case/derive-id.ts';
import { decideReferral } from '../case/open.ts';
import { onlyAfterPhase } from '../case/place-and-phase.ts';
import { onlyTheHolder } from '../case/standing.ts';
import { currentModel } from '../insatser/registry.ts';
import type { FollowingCase } from './following.ts';
import { referOnward } from './refer-onward.ts';

const onlyInsatserThatFollow = (insats: string, { model }: Act): Guard =>
  model.continuesInto?.includes(insats) ? undefined : no('insatsDoesNotFollow', { insats });
const oneFollowingCaseInAnInsats = (insats: string, { followingCases = [] }: CaseFile): Guard =>
  followingCases.some((following) => following.insats === insats) ? no('followingCaseExists', { insats }) : undefined;
/** What the next insats would refuse is refused here, where somebody can still do something about it. */
const onlyWhatTheNextInsatsTakes = (state: CaseFile, following: FollowingCase, act: Act): Guard => {
  const model = currentModel(following.insats);
  if (!model) return no('modelUnknown', { insats: following.insats });
  const referral = referOnward(state, following, act.actor, deriveId(act.commandId, 'referCase'));
  const verdict = decideReferral(referral, actOf(referral, act.at, model));
  return verdict.type === 'refused' ? verdict.refusal : undefined;
};

/** Takes the wish to let the participant go on in another insats. Refuses what the model does not lead to and what that insats would refuse. */
export const decideFollowingCase = (state: CaseFile, command: CommandOf<'startFollowingCase'>, act: Act): Verdict => {
  const following: FollowingCase = {
    caseId: command.caseId,
    insats: command.insats,
    place: command.place,
    basis: command.basis,
    on: act.today,
    ...given({ acknowledged: command.acknowledged }),
  };
  const not =
    onlyTheHolder(state, act.actor) ??
    onlyAfterPhase(state, 'referral', 'waitingList') ??
    onlyInsatserThatFollow(command.insats, act) ??
    oneFollowingCaseInAnInsats(command.insats, state) ??
    onlyWhatTheNextInsatsTakes(state, following, act);
  return not ? refused(not) : allow(record(act, { type: 'followingCaseStarted', following }));
};
