using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Outbox;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Admin.Outbox;

/// <summary>What leaves the house: what waits, what was sent, what could not be.</summary>
public static class OutboxList
{
    internal sealed class Row
    {
        public Id<OutboxMessage> Id { get; init; }
        public string Kind { get; init; } = "";
        public string Body { get; init; } = "";
        public OutboxState State { get; init; }
        public int Tries { get; init; }
        public DateTime At { get; init; }
        public DateTime NextTry { get; init; }
        public string LastError { get; init; } = "";
    }

    public static IListDefinition Definition { get; } = new ListDefinition<Row, OutboxMessage>
    {
        Name = "admin/outbox",
        Title = Words.Outbox,
        Permission = AdminPermission.ManageOutbox,
        DefaultSort = "-at",
        Rows = services => services.GetRequiredService<MusubiDb>().Set<OutboxMessage>().AsNoTracking().Select(m => new Row
        {
            Id = m.Id, Kind = m.Kind, Body = m.Body, State = m.State, Tries = m.Tries, At = m.At, NextTry = m.NextTry, LastError = m.LastError ?? "",
        }),
        Id = r => r.Id,
        RowHref = _ => "/admin/outbox",
        Of =
        [
            Column.Unsorted<Row>("what", Words.Message, CellKind.Code, r => Title(r)),
            Column.Unsorted<Row>("to", Words.To, CellKind.Text, r => Letter(r)?.To),
            Column.Of<Row, string>("kind", Words.Kind, CellKind.Text, r => r.Kind, r => r.Kind, shown: false),
            Column.Of<Row, OutboxState>("state", Words.State, CellKind.Badge, r => Words.Of(r.State), r => r.State),
            Column.Of<Row, DateTime>("at", Words.Written, CellKind.Instant, r => r.At, r => r.At),
            Column.Of<Row, int>("tries", Words.Tries, CellKind.Figure, r => r.Tries, r => r.Tries),
            Column.Unsorted<Row>("next", Words.NextTry, CellKind.Instant, r => r.State == OutboxState.Waiting ? r.NextTry : null),
            Column.Unsorted<Row>("error", Words.LastError, CellKind.Text, r => r.LastError),
        ],
        FilterBy = [Filter.Of<Row, OutboxState>("state", Words.State, r => r.State, s => Words.Of(s).Name)],
        BulkActs =
        [
            new("retry", Words.Retry, "refresh-cw", AdminPermission.ManageOutbox, step => step.Do<RetryMessage, RetryMessage.Input>(new() { Id = new(step.Id) })),
            new("give-up", Words.GiveUp, "ban", AdminPermission.ManageOutbox, step => step.Do<GiveUpMessage, GiveUpMessage.Input>(new() { Id = new(step.Id) })),
        ],
    };

    private static string Title(Row row) => Letter(row)?.Subject ?? row.Kind;

    /// <summary>To whom and about what; never the body, which may bear a link that opens an account.</summary>
    private static Mail.Mail? Letter(Row row) => row.Kind == Mail.Mail.Kind ? JsonSerializer.Deserialize<Mail.Mail>(row.Body) : null;
}
