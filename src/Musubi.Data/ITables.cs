using Microsoft.EntityFrameworkCore;

namespace Musubi.Data;

/// <summary>Something that brings tables into the one database: each module does.</summary>
public interface ITables
{
    void AddTables(ModelBuilder model);
}
