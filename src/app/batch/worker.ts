import { BuildMemory } from '../build-memory.js';
import { doTask } from './do-task.js';
import type { Task, TaskResult } from './task.js';

/** Fonts and templates stay from job to job. */
const memory = new BuildMemory();

/** Does one job in a thread of the pool. */
export function work(task: Task): Promise<TaskResult> {
  return doTask(task, memory.forAnother());
}
