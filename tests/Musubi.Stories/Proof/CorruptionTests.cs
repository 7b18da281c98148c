using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Books;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Finance.Balances;
using Musubi.Finance.Receivables;
using Musubi.Testing;

namespace Musubi.Stories.Proof;

/// <summary>Whoever writes past the product straight into the tables is found out, and the document is named.</summary>
public sealed class CorruptionTests
{
    /// <param name="Named">SQL for the document that must be named: kind and id.</param>
    /// <param name="Sql">What the intruder does.</param>
    private sealed record Corruption(string What, string Named, string Sql);

    private const string
        Line = "(SELECT MAX(id) FROM journal_line)", Entry = "(SELECT entry_id FROM journal_line WHERE id = (SELECT MAX(id) FROM journal_line))",
        Order = "(SELECT MAX(id) FROM sales_order WHERE state = 'Completed')", Invoice = "(SELECT MIN(id) FROM invoice)",
        Shipped = "(SELECT MIN(delivery_id) FROM delivery_pick WHERE delivery_id IN (SELECT id FROM delivery WHERE state = 'Shipped'))",
        Open = "(SELECT MIN(id) FROM open_item WHERE is_open)", Settled = "(SELECT MIN(debit_id) FROM allocation)",
        Move = "(SELECT MAX(id) FROM stock_move WHERE basis IS NOT NULL)", Document = "(SELECT document_id FROM stock_move WHERE id = (SELECT MAX(id) FROM stock_move WHERE basis IS NOT NULL))",
        Item = "(SELECT MIN(item_id) FROM item_stock WHERE quantity > 0)", Balance = "(SELECT MIN(id) FROM stock_balance WHERE on_hand > 0)", BalanceItem = "(SELECT item_id FROM stock_balance WHERE id = (SELECT MIN(id) FROM stock_balance WHERE on_hand > 0))",
        Party = "(SELECT MIN(subject_id) FROM audit_entry WHERE subject_kind = 'party')", Trail = "(SELECT MIN(id) FROM audit_entry WHERE subject_kind = 'party' AND subject_id = (SELECT MIN(subject_id) FROM audit_entry WHERE subject_kind = 'party'))",
        Pinned = "(SELECT item_id FROM reservation WHERE id = (SELECT MIN(id) FROM reservation WHERE kind = 'Hard'))", Queued = "(SELECT MIN(id) FROM reservation WHERE kind = 'Soft')",
        OnItsWay = "(SELECT MIN(id) FROM transit WHERE remaining_millionths > 0)",
        Count = "(SELECT MIN(id) FROM stock_count WHERE state = 'Posted')",
        Bill = "(SELECT MIN(id) FROM closing_bill)", Deposit = "(SELECT MIN(id) FROM bank_line WHERE state = 'Booked')",
        Returned = "(SELECT MIN(id) FROM sales_return WHERE state = 'Closed')", ReturnedOf = "(SELECT delivery_id FROM sales_return WHERE id = (SELECT MIN(id) FROM sales_return WHERE state = 'Closed'))",
        Direct = "(SELECT MIN(id) FROM delivery WHERE supplier_id IS NOT NULL AND state = 'Shipped')",
        Printed = "(SELECT MAX(id) FROM printed_document)";

    private static readonly Corruption[] All =
    [
        new("a journal line one yen more", $"'journal_entry ' || {Entry}", $"UPDATE journal_line SET amount_minor = amount_minor + 1 WHERE id = {Line}"),
        new("a journal line taken away", $"'journal_entry ' || {Entry}", $"DELETE FROM journal_line WHERE id = {Line}"),
        new("a journal line on another account", $"'journal_entry ' || {Entry}", $"UPDATE journal_line SET account_id = (SELECT MIN(id) FROM account WHERE id <> account_id) WHERE id = {Line}"),
        new("a journal line on another day", $"'journal_entry ' || {Entry}", $"UPDATE journal_line SET date = (SELECT MIN(l.date) FROM journal_line l WHERE l.date <> journal_line.date) WHERE id = {Line}"),
        new("two sides of an entry swapped", $"'journal_entry ' || {Entry}", $"UPDATE journal_line SET amount_minor = -amount_minor, original_minor = -original_minor WHERE entry_id = {Entry}"),
        new("another number on an entry", "'journal_entry JE-1999-999999'", $"UPDATE journal_entry SET number = 'JE-1999-999999' WHERE id = {Entry}"),
        new("the books read in another currency", "'company 1'", "UPDATE company SET currency = 'USD'"),
        new("an invoice one yen dearer", $"'invoice ' || {Invoice}", $"UPDATE invoice SET total_minor = total_minor + 1 WHERE id = {Invoice}"),
        new("an invoice line cheaper", $"'invoice ' || {Invoice}", $"UPDATE invoice_line SET net_minor = net_minor - 1 WHERE id = (SELECT MIN(id) FROM invoice_line WHERE invoice_id = {Invoice})"),
        new("an invoice line taken away", $"'invoice ' || {Invoice}", $"DELETE FROM invoice_line WHERE id = (SELECT MIN(id) FROM invoice_line WHERE invoice_id = {Invoice})"),
        new("less tax on an invoice", $"'invoice ' || {Invoice}", $"UPDATE tax_row SET tax_minor = tax_minor - 1 WHERE id = (SELECT MIN(id) FROM tax_row WHERE invoice_id = {Invoice})"),
        new("an invoice booked by another entry", $"'invoice ' || {Invoice}", $"UPDATE invoice SET entry_id = {Entry} WHERE id = {Invoice}"),
        new("less owed than billed", $"'open_item ' || {Open}", $"UPDATE open_item SET remaining_minor = remaining_minor - 1 WHERE id = {Open}"),
        new("an open item closed", $"'open_item ' || {Open}", $"UPDATE open_item SET is_open = NOT is_open WHERE id = {Open}"),
        new("more settled than there was", $"'open_item ' || {Settled}", $"UPDATE allocation SET amount_minor = amount_minor + 1 WHERE id = (SELECT MIN(id) FROM allocation WHERE debit_id = {Settled})"),
        new("a settlement taken away", $"'open_item ' || {Settled}", $"DELETE FROM allocation WHERE debit_id = {Settled}"),
        new("a payment booked by another entry", "'payment ' || (SELECT MIN(id) FROM payment)", $"UPDATE payment SET entry_id = (SELECT MIN(entry_id) FROM invoice) WHERE id = (SELECT MIN(id) FROM payment)"),
        new("a totalled day of an account", "'account ' || (SELECT MIN(account_id) FROM account_total)", "UPDATE account_total SET debit = debit + 1 WHERE span = 0 AND account_id = (SELECT MIN(account_id) FROM account_total)"),
        new("another number on an invoice", "'invoice INV-9912-99999'", $"UPDATE invoice SET number = 'INV-9912-99999' WHERE id = {Invoice}"),
        new("another number on a payment", "'payment RC-9912-99999'", "UPDATE payment SET number = 'RC-9912-99999' WHERE id = (SELECT MIN(id) FROM payment WHERE direction = 'Received')"),
        new("an order line cheaper", $"'sales_order ' || {Order}", $"UPDATE sales_order_line SET net_minor = net_minor - 100 WHERE id = (SELECT MIN(id) FROM sales_order_line WHERE order_id = {Order})"),
        new("an order's total lower", $"'sales_order ' || {Order}", $"UPDATE sales_order SET total_minor = total_minor - 1 WHERE id = {Order}"),
        new("an order that says less was billed than its invoices", $"'sales_order ' || {Order}", $"UPDATE sales_order_line SET billed_net_minor = billed_net_minor - 1 WHERE id = (SELECT MIN(id) FROM sales_order_line WHERE order_id = {Order})"),
        new("what a supplier charged made less", $"'delivery ' || {Direct}", $"UPDATE delivery_line SET cost_minor = cost_minor - 1 WHERE delivery_id = {Direct}"),
        new("a supplier's shipment said to have left a warehouse", $"'delivery ' || {Direct}", $"UPDATE delivery SET warehouse_id = (SELECT MIN(id) FROM warehouse) WHERE id = {Direct}"),
        new("a line of a supplier's shipment said to be our own", $"'delivery ' || {Direct}", $"UPDATE sales_order_line SET supplier_id = NULL WHERE id = (SELECT MIN(order_line_id) FROM delivery_line WHERE delivery_id = {Direct})"),
        new("an order that says more was delivered", $"'sales_order ' || {Order}", $"UPDATE sales_order_line SET delivered_millionths = delivered_millionths + 1000000 WHERE id = (SELECT MIN(id) FROM sales_order_line WHERE order_id = {Order} AND is_goods)"),
        new("a delivery that took more than left the stock", $"'delivery ' || {Shipped}", $"UPDATE delivery_pick SET quantity_millionths = quantity_millionths + 1000000, picked = quantity_millionths + 1000000 WHERE id = (SELECT MIN(id) FROM delivery_pick WHERE delivery_id = {Shipped})"),
        new("a closing bill that carries over less", $"'closing_bill ' || {Bill}", $"UPDATE closing_bill SET carried_minor = carried_minor - 1 WHERE id = {Bill}"),
        new("a closing bill that was lower the last time", "'closing_bill ' || (SELECT MIN(id) FROM closing_bill WHERE before_id IS NOT NULL)", "UPDATE closing_bill SET previous_minor = previous_minor - 1, carried_minor = carried_minor - 1, billed_minor = billed_minor - 1 WHERE id = (SELECT MIN(id) FROM closing_bill WHERE before_id IS NOT NULL)"),
        new("a document taken off its closing bill", $"'closing_bill ' || {Bill}", $"UPDATE open_item SET closing_bill_id = NULL WHERE id = (SELECT MIN(id) FROM open_item WHERE closing_bill_id = {Bill})"),
        new("a delivery cheaper on its closing bill", "'closing_bill ' || (SELECT bill_id FROM closing_bill_line WHERE id = (SELECT MIN(id) FROM closing_bill_line))", "UPDATE closing_bill_line SET net_minor = net_minor - 1 WHERE id = (SELECT MIN(id) FROM closing_bill_line)"),
        new("another number on a closing bill", "'closing_bill CB-9912-99999'", $"UPDATE closing_bill SET number = 'CB-9912-99999' WHERE id = {Bill}"),
        new("a deposit larger than it was booked", $"'bank_line ' || {Deposit}", $"UPDATE bank_line SET amount_minor = amount_minor + 1 WHERE id = {Deposit}"),
        new("a deposit that no payment stands for", $"'bank_line ' || {Deposit}", $"UPDATE bank_line SET payment_id = NULL WHERE id = {Deposit}"),
        new("a return of more than came into stock", $"'sales_return ' || {Returned}", $"UPDATE return_part SET quantity_millionths = quantity_millionths + 1000000, restocked = restocked + 1000000 WHERE id = (SELECT MIN(id) FROM return_part WHERE return_id = {Returned})"),
        new("scrapped on paper only", $"'sales_return ' || {Returned}", $"UPDATE return_part SET scrapped = scrapped + 1000000, restocked = restocked - 1000000 WHERE id = (SELECT MIN(id) FROM return_part WHERE return_id = {Returned})"),
        new("more credited than the credit note says", "'sales_return ' || (SELECT MIN(return_id) FROM return_credit)", "UPDATE return_credit SET amount_minor = amount_minor + 1 WHERE return_id = (SELECT MIN(return_id) FROM return_credit)"),
        new("more returned than was delivered", $"'delivery ' || {ReturnedOf}", $"UPDATE return_line SET quantity_millionths = quantity_millionths + 1000000000 WHERE return_id = {Returned}"),
        new("another number on a return", "'sales_return RMA-9912-99999'", $"UPDATE sales_return SET number = 'RMA-9912-99999' WHERE id = {Returned}"),
        new("another number on an order", "'sales_order SO-9912-99999'", $"UPDATE sales_order SET number = 'SO-9912-99999' WHERE id = {Order}"),
        new("more on a shelf than came", $"'item ' || {BalanceItem}", $"UPDATE stock_balance SET on_hand = on_hand + 1000000 WHERE id = {Balance}"),
        new("a shelf emptied", $"'item ' || {BalanceItem}", $"DELETE FROM stock_balance WHERE id = {Balance}"),
        new("promised to nobody", $"'item ' || {BalanceItem}", $"UPDATE stock_balance SET reserved = 1000000 WHERE id = {Balance}"),
        new("a reservation of more", $"'item ' || {Pinned}", "UPDATE reservation SET quantity_millionths = quantity_millionths + 1000000 WHERE id = (SELECT MIN(id) FROM reservation WHERE kind = 'Hard')"),
        new("a reservation taken away", $"'item ' || {Pinned}", "DELETE FROM reservation WHERE id = (SELECT MIN(id) FROM reservation WHERE kind = 'Hard')"),
        new("a turn in the queue for less than nothing", $"'reservation ' || {Queued}", $"UPDATE reservation SET quantity_millionths = -1 WHERE id = {Queued}"),
        new("a turn in the queue for a place", $"'reservation ' || {Queued}", $"UPDATE reservation SET bin_id = (SELECT MIN(id) FROM bin) WHERE id = {Queued}"),
        new("another figure on a posted count", $"'stock_count ' || {Count}", $"UPDATE count_line SET first = first + 1000000 WHERE id = (SELECT MIN(id) FROM count_line WHERE second IS NULL AND count_id = {Count})"),
        new("a count without its document", $"'stock_count ' || {Count}", $"UPDATE stock_count SET document_id = NULL WHERE id = {Count}"),
        new("more on the road than was sent", $"'item ' || (SELECT item_id FROM transit WHERE id = {OnItsWay})", $"UPDATE transit SET remaining_millionths = remaining_millionths - 1000000 WHERE id = {OnItsWay}"),
        new("a shipment forgotten", $"'item ' || (SELECT item_id FROM transit WHERE id = {OnItsWay})", $"DELETE FROM transit WHERE id = {OnItsWay}"),
        new("more to come than was sent", $"'transit ' || {OnItsWay}", $"UPDATE transit SET remaining_millionths = sent_millionths + 1000000 WHERE id = {OnItsWay}"),
        new("a lot made of itself", "'lot ' || (SELECT to_id FROM lot_link WHERE id = (SELECT MIN(id) FROM lot_link))", "UPDATE lot_link SET from_id = to_id WHERE id = (SELECT MIN(id) FROM lot_link)"),
        new("a lot made of what it went into", "'lot ' || (SELECT from_id FROM lot_link WHERE id = (SELECT MAX(id) FROM lot_link))", "UPDATE lot_link SET from_id = (SELECT to_id FROM lot_link WHERE id = (SELECT MAX(id) FROM lot_link)) WHERE id = (SELECT MIN(id) FROM lot_link)"),
        new("a lot made of nothing", "'lot ' || (SELECT to_id FROM lot_link WHERE id = (SELECT MIN(id) FROM lot_link))", "UPDATE lot_link SET from_id = 0 WHERE id = (SELECT MIN(id) FROM lot_link)"),
        new("a move of more", $"'stock_document ' || {Document}", $"UPDATE stock_move SET quantity_millionths = quantity_millionths + 1000000 WHERE id = {Move}"),
        new("a move taken away", $"'stock_document ' || {Document}", $"DELETE FROM stock_move WHERE id = {Move}"),
        new("a move from another warehouse", $"'stock_document ' || {Document}", $"UPDATE stock_move SET warehouse_id = (SELECT MIN(id) FROM warehouse WHERE id <> warehouse_id) WHERE id = {Move}"),
        new("a move at another cost", $"'stock_document ' || {Document}", $"UPDATE move_value SET amount_minor = amount_minor + 1 WHERE id = (SELECT MIN(id) FROM move_value WHERE document_id = {Document})"),
        new("stock worth more than it cost", $"'item ' || {Item}", $"UPDATE item_stock SET value = value + 1 WHERE item_id = {Item}"),
        new("more of an item than moved", $"'item ' || {Item}", $"UPDATE item_stock SET quantity = quantity + 1000000 WHERE item_id = {Item}"),
        new("a month of stock told wrongly", "'item ' || (SELECT MIN(item_id) FROM stock_total WHERE span = 0)", "UPDATE stock_total SET moved = moved + 1000000 WHERE span = 0 AND item_id = (SELECT MIN(item_id) FROM stock_total WHERE span = 0)"),
        new("a year of value told wrongly", "'item ' || (SELECT MIN(item_id) FROM value_total WHERE span = 1)", "UPDATE value_total SET booked = booked + 1 WHERE span = 1 AND item_id = (SELECT MIN(item_id) FROM value_total WHERE span = 1)"),
        new("another number on a stock document", "'stock_document ST-1999-999999'", $"UPDATE stock_document SET number = 'ST-1999-999999' WHERE id = {Document}"),
        new("the name of who did it", $"'party ' || {Party}", $"UPDATE audit_entry SET actor_name = 'Nobody' WHERE id = {Trail}"),
        new("what was changed", $"'party ' || {Party}", $"UPDATE audit_entry SET fields = fields || ' ' WHERE id = {Trail}"),
        new("an entry of the trail taken away", $"'party ' || {Party}", $"DELETE FROM audit_entry WHERE id = {Trail}"),
        new("a seal altered", "'audit_seal ' || (SELECT MIN(id) FROM audit_seal)", "UPDATE audit_seal SET covers = covers || ' ' WHERE id = (SELECT MIN(id) FROM audit_seal)"),
        new("a printed invoice altered", $"'invoice ' || (SELECT subject_id FROM printed_document WHERE id = {Printed})", $"UPDATE printed_document SET hash = 'x' || SUBSTR(hash, 2) WHERE id = {Printed}"),
    ];

    [Theory, Engines]
    public async Task Every_corruption_is_found_and_named_and_a_clean_company_is_clean(TestEngine engine)
    {
        await using var house = await House.OpenDemo(engine);
        var invoice = await house.Db.Set<Invoice>().OrderBy(i => i.Id).Select(i => i.Id).LastAsync();
        await house.Get<PrintShelf>().Print("invoice", invoice.Value, "invoice", Language.Japanese, default);
        await house.Services.GetRequiredService<RollUp>().All(default);
        while (await house.Services.GetRequiredService<AuditSealer>().SealSome(default) > 0)
        {
        }

        Assert.Empty(await Faults(house.Services));
        var missed = new List<string>();
        // What found the last is asked first, and the rest only until the document is named.
        var order = new List<Type>();
        foreach (var corruption in All)
        {
            var (named, faults) = ("", new List<InvariantFault>());
            await using (var scope = house.Services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
                await using var undone = await db.Database.BeginTransactionAsync();
                var subject = "SELECT " + corruption.Named + " AS \"Value\"";
                named = await db.Database.SqlQueryRaw<string>(subject).SingleAsync();
                Assert.True(await db.Database.ExecuteSqlRawAsync(corruption.Sql) > 0, $"Nothing was corrupted: {corruption.What}.");
                foreach (var invariant in scope.ServiceProvider.GetRequiredService<BookChecks>().Invariants.OrderBy(i => order.IndexOf(i.GetType()) is >= 0 and var place ? place : int.MaxValue))
                {
                    faults.AddRange((await invariant.Check(default)).Faults);
                    if (!faults.Exists(f => f.Subject == named))
                        continue;
                    order.Remove(invariant.GetType());
                    order.Insert(0, invariant.GetType());
                    break;
                }
            }
            if (!faults.Exists(f => f.Subject == named))
                missed.Add($"{corruption.What}: {named} is not named among: {string.Join("; ", faults.Take(5).Select(f => $"{f.Subject}: {f.What.En}"))}");
        }
        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.Empty(await Faults(house.Services));
    }

    private static async Task<List<InvariantFault>> Faults(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var faults = new List<InvariantFault>();
        foreach (var invariant in scope.ServiceProvider.GetRequiredService<BookChecks>().Invariants)
            faults.AddRange((await invariant.Check(default)).Faults);
        return faults;
    }
}
