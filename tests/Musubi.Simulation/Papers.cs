namespace Musubi.Simulation;

/// <summary>Which id means what: all that the model is told of the database.</summary>
internal interface IPapers
{
    string Item(long id);
    string Party(long id);

    /// <summary>Lines of an order, by position.</summary>
    Task<List<long>> OrderLines(long order);

    /// <summary>Lines of a delivery, each with the line of the order.</summary>
    Task<List<(long Id, long OrderLine)>> DeliveryLines(long delivery);

    /// <summary>What came of each line of a delivery.</summary>
    Task<List<(long Id, long DeliveryLine)>> ReturnParts(long made);

    /// <summary>What is counted: a ware on the shelf, or what was kept aside.</summary>
    Task<List<(long Id, long Item, bool Aside)>> CountLines(long count);
}
