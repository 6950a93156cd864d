import type { Rule } from './rule.js';

/** What can go wrong with a run of many jobs. */
export const batchRules = {
  'batch/no-jobs': {
    severity: 'error',
    what: { zh: '这里没有要做的刊本或源稿', en: 'there is no edition or source to build here' },
    mend: {
      zh: '请给出含刊本（edition.yaml）或源稿的文件夹，或任务清单（.jsonl、.csv）',
      en: 'name a folder with editions (edition.yaml) or sources, or a manifest (.jsonl, .csv)',
    },
  },
  'batch/bad-job': {
    severity: 'error',
    what: {
      zh: '任务清单这一行有误：{key} {problem}',
      en: 'this line of the manifest is wrong: {key} {problem}',
    },
    mend: {
      zh: '每行写 path，可加 template、formats、options、id、title、encoding',
      en: 'each line has path, and may have template, formats, options, id, title, encoding',
    },
  },
  'batch/too-long': {
    severity: 'error',
    what: {
      zh: '这项任务超过 {seconds} 秒未完成，已中止，其余任务不受影响',
      en: 'the job took longer than {seconds} s and was stopped; the others are not affected',
    },
    mend: { zh: '确需更久时，请用 --time-limit 放宽', en: 'give it longer with --time-limit' },
  },
  'batch/out-of-memory': {
    severity: 'error',
    what: {
      zh: '这项任务用尽了内存，其余任务不受影响',
      en: 'the job ran out of memory; the others are not affected',
    },
    mend: { zh: '请用 --memory 提高上限（单位 MB）', en: 'raise the limit with --memory (in MB)' },
  },
  'batch/crashed': {
    severity: 'error',
    what: {
      zh: '这项任务使工作线程出错，其余任务不受影响：{message}',
      en: 'the job made its worker thread fail; the others are not affected: {message}',
    },
    mend: {
      zh: '这是 Kanben 的缺陷，请把这份稿件和这条消息报给维护者',
      en: 'this is a bug in Kanben: report it with the input and this message',
    },
  },
  'batch/no-queue': {
    severity: 'error',
    what: {
      zh: '连不上队列 {queue}：{message}',
      en: 'the queue {queue} does not answer: {message}',
    },
    mend: {
      zh: '请启动 Redis 或 Valkey，并核对 --queue 的地址（redis://主机:端口）',
      en: 'start Redis or Valkey there, and check the address of --queue (redis://host:port)',
    },
  },
  'batch/no-store': {
    severity: 'error',
    what: { zh: '存储不可用：{message}', en: 'the store does not answer: {message}' },
    mend: {
      zh: '请核对 --store 的地址（文件夹或 s3://桶名），以及 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY',
      en: 'check the address of --store (a folder or s3://bucket), AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    },
  },
  'batch/remote': {
    severity: 'error',
    what: {
      zh: '这项任务在别的机器上没有完成，其余任务不受影响：{message}',
      en: 'another machine failed to do the job; the others are not affected: {message}',
    },
    mend: {
      zh: '请看那台机器上 kanben worker 的输出，再用 --resume 重做',
      en: 'look at what kanben worker prints there, then run again with --resume',
    },
  },
  'batch/changed-meanwhile': {
    severity: 'error',
    what: {
      zh: '这个刊本在任务排队期间被改动，没有覆盖',
      en: 'somebody changed this edition while the job was in the queue; it was left as it is',
    },
    mend: { zh: '请重做这项任务', en: 'run the job again' },
  },
} as const satisfies Record<string, Rule>;
