import type { ComponentProps } from "react";
import { useIdle } from "../state/idle.js";
import { QuestionSentence } from "./question-sentence.js";
import { useChoices } from "./use-choices.js";

/**
 * The question of an answer. The names in its boxes come with the answer, so what else its boxes offer is read when the answer is there, and
 * draws nothing but the question anew.
 */
export function AnswerQuestion(props: Omit<ComponentProps<typeof QuestionSentence>, "choices">) {
  const choices = useChoices(useIdle());
  return <QuestionSentence key={`${props.issue} ${props.place}`} choices={choices} {...props} />;
}
