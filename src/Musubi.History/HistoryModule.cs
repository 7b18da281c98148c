using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.History.Runs;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.History;

/// <summary>What was traded before these books, brought in from a file: orders, deliveries, invoices, returns and payments like any others.</summary>
public sealed class HistoryModule : Module
{
    public override Text Name { get; } = new("取引履歴", "交易历史", "Trading history");

    public override IReadOnlyList<Permission> Permissions { get; } = [];

    public override void AddServices(IServiceCollection services) => services.AddScoped<HistoryMasters>().AddScoped<DayPosting>().AddScoped<HistoryGrades>().AddScoped<ControlTotals>().AddSingleton<HistoryImport>();

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<HistoryRun>(e =>
        {
            e.HasIndex(r => r.FileHash).IsUnique();
            e.Property(r => r.Name).HasMaxLength(200);
        });
        model.Entity<HistorySource>(e =>
        {
            e.HasKey(s => new { s.RunId, s.Number });
            e.HasOne<HistoryRun>().WithMany().HasForeignKey(s => s.RunId);
            e.Property(s => s.Number).HasMaxLength(60);
        });
    }
}
