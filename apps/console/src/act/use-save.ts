import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type KnownProblem, problemOf, problemWords } from '../problem.ts';

/**
 * Saves what is no act in a case (the organisation, an import): there is no `commandId`, since the same content twice is the same content.
 * For acts, see `useAct`.
 */
export const useSave = <Input, Answer>(
  // biome-ignore lint/suspicious/noConfusingVoidType: as tRPC types its inputs
  options: UseMutationOptions<Answer, never, Input> | UseMutationOptions<Answer, never, Input | void>,
) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const mutation = useMutation<Answer, unknown, Input>(options as UseMutationOptions<Answer, unknown, Input>);
  const failed = useRef<KnownProblem>(undefined);
  const send = async (input: Input): Promise<Answer | undefined> => {
    failed.current = undefined;
    try {
      const answer = await mutation.mutateAsync(input);
      void queries.invalidateQueries();
      return answer;
    } catch (error) {
      // `refusal` tells.
      failed.current = problemOf(error);
      return undefined;
    }
  };
  const problem: KnownProblem | undefined = mutation.error ? problemOf(mutation.error) : undefined;
  return {
    send,
    working: mutation.isPending,
    refusal: problem && { words: problemWords(t, problem) },
    /** What the send that has just given nothing was refused with: for `refusedFields`. */
    refusedWith: (): KnownProblem | undefined => failed.current,
  };
};
