// SPDX-License-Identifier: EUPL-1.2
// The journal as a reader of the API sees it, and which of its entries are sent as notices.

const noticeTypes = new Set([
    "document.version_released",
    "document.stage_changed",
    "decision.recorded",
    "decision.standing_changed",
    "response.received",
    "milestone.moved",
    "milestone.held",
]);

export const isNotice = ({ type }) => noticeTypes.has(type);

// Every entry after the given one, page by page.
export async function readJournal(client, after = -1, limit = 1000) {
    const all = [];
    for (;;) {
        const { entries, next } = (await client.get(`/journal?after=${after}&limit=${limit}`)).body;
        if (entries.length === 0) return all;
        all.push(...entries);
        after = next;
    }
}
