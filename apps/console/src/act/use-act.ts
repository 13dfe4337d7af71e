import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../new-id.ts';
import { type KnownProblem, problemOf, problemWords } from '../problem.ts';
import { noteAct } from './last-act.ts';

/** What an act answers, as far as this hook must know. */
type Answered = { readonly outcome: 'saved' | 'received' };

/**
 * Sends an act with a `commandId`. When no answer came, or the api broke down, the same content goes out under the same id, so that a
 * second try changes nothing; after a yes or a coded no the id is used up. Legal acts are never shown as done before the answer.
 */
export const useAct = <Input extends { commandId: string }, Answer extends Answered>(
  // biome-ignore lint/suspicious/noConfusingVoidType: as tRPC types its inputs
  options: UseMutationOptions<Answer, never, Input> | UseMutationOptions<Answer, never, Input | void>,
  done?: (answer: Answer) => void,
) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const open = useRef<{ content: string; commandId: string }>(undefined);
  const failed = useRef<KnownProblem>(undefined);
  const mutation = useMutation<Answer, unknown, Input>(options as UseMutationOptions<Answer, unknown, Input>);

  const send = async (input: Omit<Input, 'commandId'>): Promise<Answer | undefined> => {
    const content = JSON.stringify(input);
    const commandId = open.current?.content === content ? open.current.commandId : newId();
    open.current = { content, commandId };
    failed.current = undefined;
    try {
      const answer = await mutation.mutateAsync({ ...input, commandId } as Input);
      open.current = undefined;
      noteAct();
      done?.(answer);
      // The page's own change is not waited for over the live line.
      void queries.invalidateQueries();
      return answer;
    } catch (error) {
      failed.current = problemOf(error);
      const { code } = failed.current;
      if (code !== 'offline' && code !== 'unexpected' && code !== 'storeUnavailable') open.current = undefined;
      return undefined;
    }
  };

  const problem: KnownProblem | undefined = mutation.error ? problemOf(mutation.error) : undefined;
  return {
    send,
    working: mutation.isPending,
    answer: mutation.data,
    problem,
    /** What the send that has just given nothing was refused with; `problem` is the same from the next drawing on. */
    refusedWith: (): KnownProblem | undefined => failed.current,
    /** For `Form`'s `refusal` or a Notice. */
    refusal: problem && { words: problemWords(t, problem) },
    forget: mutation.reset,
  };
};
