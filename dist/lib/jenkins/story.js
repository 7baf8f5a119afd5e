export function startStory(connection, reporter = {}) {
    const story = {
        job: null,
        queueId: null,
        buildNumber: null,
        buildUrl: null,
        result: null,
        joined: false,
        moves: 0,
        ranking: [],
        excluded: [],
        sentAt: undefined,
        waitedMs: undefined,
        tell: (event) => reporter.event?.({ at: new Date().toISOString(), ...event }),
        notice: (words) => reporter.notice?.(words),
        end: (outcome, reason) => {
            story.tell({ event: "select.finished", job: story.job, outcome, result: story.result, reason });
            return resultOf(story, { outcome, reason, requests: connection.requests });
        },
    };
    return story;
}
function resultOf(story, { outcome, reason, requests }) {
    const soFar = story.sentAt === undefined ? 0 : performance.now() - story.sentAt;
    return {
        schema: 1,
        outcome,
        job: story.job,
        queueId: story.queueId,
        buildNumber: story.buildNumber,
        buildUrl: story.buildUrl,
        result: story.result,
        reason,
        waitedMs: Math.round(story.waitedMs ?? soFar),
        moves: story.moves,
        joined: story.joined,
        requests,
        ranking: story.ranking,
        excluded: story.excluded,
    };
}
