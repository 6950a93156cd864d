import { FontMemory } from '../../fonts/font-memory.js';
import { doTask } from './do-task.js';
import type { Task, TaskResult } from './task.js';

/** Fonts stay from job to job; parsed texts don't, or a worker would grow with each job. */
const fonts = new FontMemory();

/** Does one job in a thread of the pool. */
export function work(task: Task): Promise<TaskResult> {
  return doTask(task, fonts);
}
